//! The catalogue: every kind of remark the program can make, with its explanation.

use super::{Code, Severity};

macro_rules! catalogue {
    ($($name:ident $id:literal $severity:ident $summary:literal $explanation:literal)*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $summary, ".")]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                summary: $summary,
                explanation: $explanation,
            };
        )*
        /// Every code, in the order of the catalogue.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

catalogue! {
    SOURCE_UNREADABLE "source/unreadable" Error
        "a source cannot be read"
        "The file does not exist, or the system refuses to open it. Check the path and the permissions."
    SOURCE_NOT_EMBEDDED "source/not-embedded" Error
        "a PDF holds no source to give back"
        "A PDF can be an input where its source lies inside: `convert letter.md --embed-source` puts it there, and `convert letter.pdf -o letter.md` gives it back byte for byte. Other PDFs cannot be read."
    SOURCE_ENCODING "source/encoding" Error
        "a source is not UTF-8"
        "Sources are UTF-8, with or without a byte order mark. Convert the file, for instance with `iconv -f latin1 -t utf-8`."
    SOURCE_NOT_TEXT "source/not-text" Error
        "a source is a file of another program"
        "Sources are plain text with Markdown. The first bytes of this file are those of a word processor's file, an archive or an image. Save it as plain text or as Markdown; pandoc makes Markdown of most files of word processors."
    SOURCE_EMPTY "source/empty" Error
        "a source has no text"
        "The file is empty or holds white space alone, so there is nothing to set. Write the document, or name another file."
    BACKEND_UNKNOWN_FORMAT "backend/unknown-format" Error
        "a format that the program does not know"
        "Under `output:` in the front matter each key is a format, with its options below it, and `--to` takes the same names. `convert --list-formats` shows them."
    BACKEND_WRONG_OPTION "backend/wrong-option" Error
        "an option of a format is unknown or has a wrong value"
        "The options of a format stand in the front matter under `output.<format>`, or come from `--set output.<format>.<option>=<value>`. A key that the format does not know, or a value of another type than it asks for, stops the edition, so that no option is lost in silence."
    BACKEND_NO_ARTIFACT "backend/no-artifact" Error
        "a writer gave no edition"
        "The writer ended without an error and without a file. This is a fault of the writer, not of the document: tell those who make it."
    SOURCE_NO_BODY "source/no-body" Warning
        "a document has no text below its front matter"
        "There is front matter but no text, so the edition holds little more than a title. Write the text below the closing `---`."
    SOURCE_NO_TIME "source/no-time" Warning
        "a document has no date"
        "Editions carry the document's time, never the clock's, so that the same source always gives the same bytes. Without `modified`, `date` and SOURCE_DATE_EPOCH they are dated 1980-01-01. Add `date: YYYY-MM-DD` to the front matter."
    SOURCE_NO_LANGUAGE "source/no-language" Warning
        "a document has no language"
        "Hyphenation, quotes, spaces, dates and speech follow the language. Without one nothing of it is done. Add `lang: en` (or the tag of your language) to the front matter, or call with `--lang`."
    FRONT_MATTER_UNCLOSED "front-matter/unclosed" Error
        "front matter never ends"
        "The first line is `---` and text follows it at once, which begins front matter, but no line `---` or `...` ends it. Close it; or leave a blank line after the first `---` if it was meant as a rule."
    FRONT_MATTER_FENCE "front-matter/fence" Error
        "front matter does not begin with three hyphens"
        "Keys stand between two lines of hyphens or dashes, as front matter does, but front matter is known by three hyphens, `---`, above it and below. Some programs make dashes of hyphens as they are typed. If the line was meant as a rule, leave a blank line behind it."
    FRONT_MATTER_TOML "front-matter/toml" Error
        "front matter is TOML"
        "Front matter between `+++` is TOML, as some site generators take it. It is read as YAML only: write `key: value` between two lines `---`."
    FRONT_MATTER_SYNTAX "front-matter/syntax" Error
        "front matter is not YAML"
        "The lines between the two `---` are not YAML. Mostly a value holds a colon and a space and needs quotes, or the indentation uses tabs."
    FRONT_MATTER_TOO_LARGE "front-matter/too-large" Error
        "front matter is too large"
        "Aliases (`*name`) let a few lines stand for millions of values. Written out, this front matter passes the limit, which is far above any real one. Write the values out."
    FRONT_MATTER_LOST "front-matter/lost" Warning
        "part of a value means something else in YAML"
        "What stands behind ` #` is a comment in YAML, and a word that a value begins with is a tag where its first sign is `!`: neither is part of the value. Put the whole value in quotes, `title: \"Issue #1\"`. A comment with a blank behind its `#` is not told."
    FRONT_MATTER_MARKED_NAME "front-matter/marked-name" Warning
        "the name of an author holds marks"
        "The name of an author is a name: it stands in the title block, in the metadata of every edition and in what catalogues read, so that no Markdown is read in it and marks such as `^1^` are printed. Leave the name alone; what the author is stands under `function`, and where they work under `affiliation`."
    FRONT_MATTER_DUPLICATE_KEY "front-matter/duplicate-key" Error
        "a key stands twice in one mapping"
        "A key has one value. Which of two was meant cannot be known: keep one."
    FRONT_MATTER_NOT_A_MAPPING "front-matter/not-a-mapping" Error
        "front matter is not a mapping"
        "Front matter is a list of `key: value` lines. If the `---` was meant as a rule, leave a blank line after it."
    FRONT_MATTER_UNKNOWN_KEY "front-matter/unknown-key" Error
        "a key is unknown, or nearly a known one"
        "Inside a block of ours (such as `letter`) every key is known, and elsewhere a key that is a letter or two from a known one is taken for a slip. Correct it; a key of another program can stand under `extra:`."
    FRONT_MATTER_FOREIGN_KEY "front-matter/foreign-key" Warning
        "a key is of another program"
        "The key means nothing here. It is kept, but no edition shows it. Put it under `extra:` to say that this is known; one below an author is written as the help says, or taken away."
    FRONT_MATTER_WRONG_TYPE "front-matter/wrong-type" Error
        "a value is of the wrong kind"
        "The key wants another kind of value, such as a text where a list stands. The help says which."
    FRONT_MATTER_DATE "front-matter/date" Error
        "a value is not a date"
        "A date is written `2020-04-01`, `2020-04` or `2020`, and exists in the calendar. `modified` also takes an instant such as `2020-04-02T09:30:00Z`."
    FRONT_MATTER_LANGUAGE "front-matter/language" Error
        "a value is not a language tag"
        "A language is a BCP 47 tag such as `fr`, `fr-CA` or `de-CH`, not the language's name."
    FRONT_MATTER_VALUE "front-matter/value" Error
        "a value is none of those allowed"
        "The key takes one of a few words or a checked form. The help names them."
    FRONT_MATTER_ISBN "front-matter/isbn" Error
        "an ISBN is not one"
        "An ISBN has 13 digits beginning with 978 or 979, or 10 of the older kind, and its last digit follows from the others, so that a slip is found. Compare it with the one that was assigned."
    FRONT_MATTER_NO_CERTIFIER "front-matter/no-certifier" Warning
        "a claim of conformance has no name under it"
        "EPUB Accessibility 1.1 asks that a book which claims to conform says who evaluated it (`accessibility: {certified-by: …}`). That may be the author; shops show the name beside the claim."
    FRONT_MATTER_OVERRIDE "front-matter/override" Error
        "a value from the command line has no place"
        "`--set PATH=VALUE` names a key by its path, such as `letter.closing`. Each part but the last is a mapping or, by number, an item of a list."
    INCLUDE_MISSING "include/missing" Error
        "a file that a document names does not exist"
        "`include`, `chapters`, the summary of an mdBook and its directives name files by paths that count from the folder of the file that names them. Correct the path or add the file."
    INCLUDE_OUTSIDE "include/outside" Error
        "a file that a document names lies outside its folder"
        "Files are taken from the document's folder (or the one named by `--root`) only, so that a document from elsewhere cannot carry files of yours away. Copy the file there."
    INCLUDE_UNREADABLE "include/unreadable" Error
        "a file that a document names cannot be read"
        "The system refuses to open the file, or it is too large. Check the file and its permissions."
    INCLUDE_CYCLE "include/cycle" Error
        "a file would stand inside itself"
        "A file names another, which, perhaps through more of them, names the first. The message shows the way; take one of the names away."
    INCLUDE_TOO_DEEP "include/too-deep" Error
        "files name files without an end"
        "Files name files that name files, deeper or more often than any real document has it. Name them in one list, or put some together."
    INCLUDE_RANGE "include/range" Error
        "the part of a file that is meant does not exist"
        "A directive names lines or an anchor that the file does not have, so that text would be missing. Lines are counted from 1; an anchor is a line with `ANCHOR: name` and one with `ANCHOR_END: name`."
    INCLUDE_FRONT_MATTER "include/front-matter" Warning
        "front matter of an included file has no effect"
        "Language, date, authors and options are the document's: they stand in the front matter of its first file. Of an included file only `title`, `include` and `chapters` are read."
    INCLUDE_EMPTY "include/empty" Warning
        "a file that a document names has no text"
        "The file is empty or holds white space alone. Write it, or take its name away."
    INCLUDE_DRAFT "include/draft" Note
        "a chapter has no file yet"
        "The chapter is named without a file, so there is nothing to set. A chapter without a file that has others below it is a part, and its name a heading."
    BOOK_CONFIGURATION "book/configuration" Error
        "a `book.toml` is not TOML"
        "The configuration of an mdBook is TOML: tables such as `[book]`, and below them lines `key = value` with texts in quotes."
    BOOK_UNKNOWN_KEY "book/unknown-key" Warning
        "a `book.toml` has a key that mdBook does not know"
        "The key is mdBook's neither in this table nor elsewhere, and says nothing here. It may be a slip."
    BOOK_PREPROCESSOR "book/preprocessor" Warning
        "a preprocessor of an mdBook is not run"
        "mdBook lets programs change the text of chapters before it is set. They are not run here, since a document may choose options, never programs. What they would have made is missing: look at the chapters that need it."
    BOOK_SUMMARY "book/summary" Error
        "the summary of an mdBook lists no chapter, or a thing that is none"
        "`SUMMARY.md` is a list of links to the chapters, nested as the book is, with headings for parts. An item without a link is no chapter."
    BOOK_SUMMARY_TEXT "book/summary-text" Warning
        "the summary of an mdBook holds text"
        "`SUMMARY.md` names chapters and parts; other text in it is shown nowhere. Put it into a chapter."
    BOOK_UNKNOWN_DIRECTIVE "book/unknown-directive" Warning
        "a directive is of a preprocessor"
        "`{{#include}}`, `{{#rustdoc_include}}`, `{{#playground}}` and `{{#title}}` are mdBook's own. Any other is of a preprocessor, which is not run, and stays in the text as it is."
    BOOK_PAGE_TITLE "book/page-title" Note
        "the title of a web page is left out"
        "`{{#title …}}` says what a browser shows above the page of a chapter. An edition of the whole book has one title, the book's."
    MARKDOWN_TOO_DEEP "markdown/too-deep" Error
        "lists, quotes, divisions, HTML elements or emphasis are nested too deeply"
        "No page can show such a depth, and a file made to hurt may have it. Take some levels away."
    MARKDOWN_DIVISION "markdown/division" Warning
        "a division is not closed, or closed twice"
        "A division goes from a line `::: {.name}` to a line `:::`, both at the same depth of lists and quotes. Without its end it goes on to the end of what it stands in."
    MARKDOWN_FLOWING_LIST "markdown/flowing-list" Warning
        "lines that look like the items of a list are one paragraph"
        "A list begins behind a blank line or within an item; only one that begins with `1.` or `1)` may follow words directly. Its marks count up by one: `1.`, `a)`, `(iv)`, `A)`. Capitals with a period may be the initials of names: two blanks stand behind each, or there are three that begin with `A.`. A line whose mark is not the next one belongs to the item above it. Leave a line blank before the list, or end each line with `\\` so that the next one begins anew."
    MARKDOWN_FLOWING_LINES "markdown/flowing-lines" Note
        "short lines are one paragraph"
        "Markdown breaks lines anew, wherever they end in the source. Those that end though there was room for more, and begin with a capital or a number, were often meant to stay lines: an address, a stanza, a cast, a list of papers or of amounts. In a quotation short ones are taken for such whatever they begin with. End each but the last with `\\` (or with two blanks), begin each with `| ` where they are verse, or leave a blank line between them."
    MARKDOWN_LAST_BREAK "markdown/last-break" Warning
        "a backslash at the end of a paragraph is printed"
        "A `\\` at the end of a line keeps the next one apart. Behind the last line of a paragraph there is none to keep apart, and the sign is a word as any other. End all lines but the last with it, of an address as of a stanza. Behind an image alone, where it keeps pandoc from making a figure of it, it is printed as well: write words beside the image, or take it away. `\\\\` says that it is meant."
    MARKDOWN_RENUMBERED "markdown/renumbered" Warning
        "an item of a list has another number than the one written"
        "Markdown takes the number of a list's first item and counts on from there, whatever the other items are numbered: `1.`, `2.`, `4.` are items 1, 2 and 3. Where each item has the same number the program is meant to count, and nothing is said. Number the items in order; where a number is missing on purpose, as in a contract with a repealed clause, keep its item and say so in it, or begin a list of its own with the next number, behind a paragraph."
    MARKDOWN_UNCLOSED_CODE "markdown/unclosed-code" Warning
        "code between fences never ends"
        "Code goes from a line of three backticks (or tildes) or more to a line of as many, both at the same depth of lists and quotes. Without the second one all that follows is code, up to the end of the list, the quotation or the document. Write it where the code ends."
    MARKDOWN_FOREIGN "markdown/foreign" Warning
        "a mark of another program is printed as it stands"
        "Obsidian, wikis, LaTeX, GitHub and pandoc know marks that Markdown does not: `[[Page]]`, `%%words%%` over several paragraphs, `\\begin{align}` outside `$$`, `\\vspace{1cm}`, `{.name}` behind a paragraph, `:smile:`, `% Title`, `~ words` as a definition, `@fig:name`, `[TOC]`, `(@)`, formulas between `\\(` and `\\)`. They are words here. The first of each kind is told, and the help says how it is written so that it is read; a backslash before the mark (`\\[[`) says that it is meant as it is."
    MARKDOWN_TABLE "markdown/table" Warning
        "lines that look like a table are none"
        "Tables stand between bars: a line of heads, a line `|---|---|` with as many cells, and the rows, behind a blank line. pandoc's tables with borders of `+---+`, and those whose columns stand below groups of dashes, are read where each cell holds words alone and its words stay within their column. Those that hold lists or paragraphs, a cell over several columns, or that stand in a quotation are not: their lines flow together, or become headings, rules and code. Write the table between bars, or as HTML."
    MARKDOWN_VERSE "markdown/verse" Warning
        "verse right below words is no verse"
        "Lines that begin with a bar and a blank keep their ends where all of a paragraph is written so. Right below other words they flow together with them. Leave a line blank before the verse."
    MARKDOWN_RAW_FORMAT "markdown/raw-format" Warning
        "what is written for another format is left out"
        "pandoc's attributes `{=latex}`, `{=openxml}` and the like say that code is a piece of that format and no words. No edition is made by way of that format, so the piece is left out. Write it as Markdown; what stands behind `{=html}` is read as HTML in the source is."
    MARKDOWN_STYLE "markdown/style" Warning
        "a look that attributes state is shown in no edition"
        "`{style=\"color: red\"}` says how something looks in a browser, and no edition takes looks from the text: they would hold in one of them alone. Nor is anything set by `align` and `fig-align` of an image, and what pandoc and Quarto set beside each other (`::: {.columns}`, `layout-ncol`) stands one below the other. Write a class, `{.name}`, and say in a style sheet under `css:` how the EPUB and the page of the web show it; `{.smallcaps}`, `{.underline}` and `{.mark}` are shown in all editions."
    MARKDOWN_CODE_ATTRIBUTES "markdown/code-attributes" Warning
        "what is said of code beside its language is shown in no edition"
        "pandoc and Quarto set numbers beside the lines of code (`.numberLines`, `startFrom`) and words above it (`caption`, `lst-cap`, `filename`). Code has neither here. Write its caption as a paragraph above it or below it, and mark a line that words speak of by a comment in the code."
    MARKDOWN_ALERT "markdown/alert" Warning
        "a quotation begins with the mark of an alert and is none"
        "`> [!TIP]` makes an alert of a quotation where nothing stands behind it on its line; the words begin on the next one. The names are GitHub's `note`, `tip`, `important`, `warning` and `caution`, and of Obsidian's those that say the same (`info`, `todo`, `hint`, `attention`, `danger`, `error`, `bug`). Otherwise the quotation stays one, and the mark is printed."
    MARKDOWN_SURPLUS_CELLS "markdown/surplus-cells" Warning
        "a row has more cells than its table has columns"
        "The first two lines of a table say how many columns it has; GitHub's rules let go what a row has behind the last one, and so does every reader of Markdown. Give those lines a column more, or write `\\|` where a bar belongs to the words."
    MARKDOWN_TABLE_TOO_LARGE "markdown/table-too-large" Error
        "a table is too large"
        "No page can show a table of more than a thousand columns, and a file made to hurt may have it. Make several tables of it."
    HEADING_SKIPPED "heading/skipped" Warning
        "a heading skips a level"
        "The heading is two or more levels below the one before it. Who reads by headings would look for the missing one, so the gap is closed up. Take a `#` away."
    HEADING_TOO_DEEP "heading/too-deep" Warning
        "a heading stands below the sixth level"
        "There are six levels of headings, and the title takes the first where it stands above them. What stands deeper is set at the sixth level, beside the headings that it stands below. Divide the text in fewer levels."
    HEADING_EMPTY "heading/empty" Warning
        "a heading has no words"
        "Who reads by headings finds nothing there, and a table of contents has nothing to show. Write the heading, or take its `#` away. It is an error where the front matter asserts conformance (`accessibility: {conforms: …}`)."
    HEADING_REPEATS_TITLE "heading/repeats-title" Note
        "the first heading repeats the title"
        "The front matter has the same title, so the heading is shown once, as the title."
    ID_DUPLICATE "id/duplicate" Error
        "an identifier is given twice"
        "A link to the identifier could lead to either place. Rename one."
    LINK_UNSAFE "link/unsafe" Error
        "a link leads where no edition should"
        "Links lead to `http:`, `https:`, `mailto:`, `tel:` or to a place in the document. A link that runs a program or opens a file on the reader's machine is taken away; its words stay."
    LINK_UNRESOLVED "link/unresolved" Error
        "a link leads to a place that does not exist"
        "No heading and no element of the document has the identifier behind `#`."
    CITATION_UNKNOWN "citation/unknown" Error
        "a citation names a work that the bibliography does not have"
        "`[@key]` cites the work of that key in the files below `bibliography:`. None of them has it. Correct the key, or add the work; `\\@` is the sign itself."
    CITATION_SYNTAX "citation/syntax" Error
        "a file of works is not BibTeX"
        "The files below `bibliography:` hold entries such as `@book{key, author = {…}, title = {…}, date = {1984}}`, as BibTeX and BibLaTeX have them and as reference managers export them. What stands here is none."
    INDEX_NO_PLACE "index/no-place" Warning
        "the marks of an index have no index to stand in"
        "`[words]{.index}` and `[]{index=\"entry\"}` mark places for an index, which stands where a division `::: {#index}` is. There is none, so nothing of the marks is shown."
    INDEX_EMPTY "index/empty" Warning
        "an index has no entries"
        "A division `::: {#index}` is the place of the index, and nothing is marked for it. Mark words with `[words]{.index}` or places with `[]{index=\"entry\"}`, or take the division away."
    INDEX_MARK "index/mark" Warning
        "a mark of the index is not understood"
        "`[words]{.index}` is a mark of the entry that its words are, `[words]{index=\"entry\"}` of another. `!` stands before an entry below (`cat!black`, three levels at most), `;` between two entries; `!!` and `;;` are the signs themselves. `see=\"entry\"` leads to another entry, `see-also` to one besides. `sort=\"words\"` says where entries stand, each level and each entry as in `index`, and empty ones by their own words."
    INDEX_SEE "index/see" Warning
        "the index leads to an entry that it does not have"
        "`see` and `see-also` name an entry of the same index, written as `index` has it. None has these words, so the reader who follows finds nothing."
    LINK_FILE "link/file" Warning
        "a link leads to a file that no edition carries"
        "A relative link works beside the source only; in the edition it would lead nowhere, so its words stay and the link goes. Give the full address."
    LINK_EMPTY "link/empty" Warning
        "a link leads nowhere"
        "There is nothing between the parentheses. Give an address or take the brackets away."
    LINK_NO_WORDS "link/no-words" Warning
        "a link has no words"
        "There is nothing between the brackets to click on, and a screen reader has nothing to say. Write what the link leads to. It is an error where the front matter asserts conformance (`accessibility: {conforms: …}`)."
    LINK_WORDLESS "link/wordless" Warning
        "a reference names a place that has neither number nor title"
        "`[](#name)` says the number or the title of the place it leads to. This place has none, so the reference says its first words or what it is. Give a figure or a table a caption, or write words between the brackets."
    LINK_DOUBLED_WORD "link/doubled-word" Warning
        "a reference says a word that stands before it"
        "`[](#name)` says what a figure, a table or a formula is with its number: `Figure 1`. Behind `Figure` or `fig.` the word would stand there twice. Leave it out; where the sentence needs another form of it, write the number between the brackets: `Figures [1](#one) and [2](#two)`."
    IMAGE_MISSING "image/missing" Error
        "an image file does not exist"
        "Paths of images count from the folder of the source. Correct the path or add the file."
    IMAGE_OUTSIDE "image/outside" Error
        "an image lies outside the document's folder"
        "Images are taken from the source's folder (or the one named by `--root`) only, so that a document from elsewhere cannot carry files of yours away. Copy the image there."
    IMAGE_REMOTE "image/remote" Error
        "an image lies on another machine"
        "Nothing is fetched, and an edition holds all it shows. Save the image beside the source and name that file."
    IMAGE_UNREADABLE "image/unreadable" Error
        "an image file cannot be used"
        "The file cannot be read, or is none of PNG, JPEG and SVG (an EPUB takes GIF and WebP too). A drawing with a script, or with attributes that run one (`onload`), is taken by no edition. Save it anew as one of them."
    IMAGE_NO_ALTERNATIVE "image/no-alternative" Warning
        "an image has no alternative text"
        "Who cannot see the image gets the words between the brackets instead. Write what it shows; or mark it `{.decorative}` if it only decorates. Until then the editions do not claim to be accessible: the PDF is archival alone (PDF/A-2u). It is an error where the front matter asserts conformance (`accessibility: {conforms: …}`), and for the cover."
    IMAGE_MARKED_WORDS "image/marked-words" Note
        "the words in the brackets of a figure hold marks"
        "What stands between the brackets of an image says what it shows to who cannot see it. It is words: emphasis, code, links, formulas and citations in it are lost. A caption, which takes all of these, stands in quotes behind the address: `![A cat on a roof](cat.png \"The *finest* cat\")`. Programs that make the caption of the words in brackets, such as pandoc, say the same twice."
    IMAGE_SIZE "image/size" Warning
        "an image cannot have the size that is stated"
        "`width` and `height` of an image are parts of the room (`50%`, up to all of it), or lengths up to two metres: a number with `mm`, `cm`, `in`, `pt`, `pc`, `px` (96 are an inch) or `em`; without a unit it counts pixels. Anything else is passed over, and the image has the size it has of itself."
    IMAGE_DRAWING "image/drawing" Warning
        "a part of a drawing is left out, or shown otherwise"
        "Pages show the paths, colors, gradients, patterns, masks, text and images that an SVG file carries itself. Movement, filters, pages of HTML within it, whatever lies outside it, and characters that no font at hand has are left out; fonts of the system are never asked. A font that is not at hand, colors that are added to each other (`plus-lighter`) and gradients that repeat without end are shown as what comes nearest. Draw it with paths, colors and text alone, or save it as a PNG."
    IMAGE_IN_LINE "image/in-line" Warning
        "an image among words is shown much smaller than it is"
        "On pages an image that stands in a line with words is no higher than the line, so that lines keep their distance; a screenshot, made less than a fifth as high as it is, becomes too small to read. Let it stand in a paragraph of its own, with a blank line before and behind it, or state its size: `![…](file.png){width=60%}`. EPUB and HTML show it in its own size."
    NOTE_UNDEFINED "note/undefined" Error
        "a note is called but not written"
        "There is a call such as `[^1]` but no paragraph that begins with `[^1]:`."
    NOTE_UNUSED "note/unused" Warning
        "a note is written but never called"
        "Notes stand where they are called. This one is left out; call it with `[^name]`, or take it away."
    NOTE_IN_TITLE "note/in-title" Warning
        "a note stands in the title of an image"
        "The title of an image, which is the caption of a figure, has stress, links and formulas, but no notes: `^[words]` stays in it as it was typed. Call the note in the text beside the image, or say it in the title itself."
    HTML_DROPPED "html/dropped" Warning
        "an HTML tag is left out"
        "Raw HTML means something in browsers only. The tag is left out and its words stay."
    HTML_TABLE "html/table-too-large" Error
        "the cells of an HTML table go over too many columns or rows"
        "Where a cell spans columns or rows, or a row is shorter than others, empty cells are put in. This table would have more of them than any page can show, and a file made to hurt may have it. Make several tables of it, or take `colspan` and `rowspan` away."
    HTML_UNCLOSED "html/unclosed" Warning
        "an HTML element or comment is not closed"
        "The element goes on to the end of what it stands in. One that holds words alone (`<summary>`, `<h2>`) takes the first of them, and all else follows behind it. A comment that nothing ends (`-->`) takes the rest of the document with it. Close it where it is meant to end."
    HTML_NESTING "html/nesting" Warning
        "an HTML element holds what cannot stand in it"
        "A heading, a caption, a `<summary>` or a `<dt>` holds words in lines, and a figure one image. What else stands in it is kept and follows behind it. Close the element before it."
    HTML_COMMENT "html/comment" Note
        "an HTML comment is left out"
        "Comments are for the source's readers; no edition shows them."
    TEXT_CONTROL "text/control-character" Warning
        "a control character is left out"
        "Neither XML nor fonts have the character. It mostly comes from a copy out of another program."
    CLI_WRONG_USE "cli/wrong-use" Error
        "the command asks for something that cannot be"
        "Inputs, formats and places do not fit together: an artifact would replace an input, two artifacts would share a path, or standard output would get more than one. Nothing was written. `convert --help` tells what each option takes."
    CLI_OUTPUT_FAILED "cli/output-failed" Error
        "the system refuses an artifact"
        "The folder cannot be made or written to, or the disk is full. Artifacts are written aside and renamed, so that the file that stood there before is as it was."
    CLI_STALE_ARTIFACT "cli/stale-artifact" Error
        "an artifact is not what would be written"
        "`--check` makes every edition again in memory and compares it with the file, byte for byte. The source, the program or the file has changed since: run the same command without `--check`."
    LANGUAGE_UNKNOWN "language/unknown" Warning
        "an attribute states a language that is none"
        "Languages are named by tags (BCP 47): `fr`, `en-GB`, `zh-Hant`. What is no tag says nothing to a screen reader, to hyphenation or to orthotypography, so it is left out."
    LANGUAGE_NO_LABELS "language/no-labels" Note
        "the program has no words in the language of a document"
        "Some words are made by the program: `Contents`, `Figure 1`, `Notes`, the names of alerts and of the parts of a letter. Where it has none in the language of the document they are English, and marked as such for screen readers in EPUB and HTML; dates are in figures. Write such words in the text itself where readers must not meet English ones: a heading above the notes, a caption without a name, a date in words."
    LANGUAGE_UNBALANCED_QUOTES "language/unbalanced-quotes" Warning
        "a straight quote has no partner"
        "Straight quotes are turned into the language's own in pairs. Where a paragraph has one without a partner, all of its straight quotes stay as they are, since turning the wrong ones would be worse. One directly behind a figure is that of inches and stays alone. Speech of several paragraphs opens each with a quote, and the last alone closes. Add the missing quote, or write a backslash before one that is meant as it is."
    LANGUAGE_CAPITAL_ACCENT "language/capital-accent" Note
        "a French capital lacks its accent"
        "Accents are part of French spelling on capitals too: `À lire`, `État`, `Ça`. Words are never changed by the program; this is only said."
    LANGUAGE_ET_CETERA "language/et-cetera" Note
        "`etc.` is followed by more points"
        "`etc.` means that more follows, so that three points after it say it twice. One point is enough."
    LANGUAGE_ORDINAL "language/ordinal" Note
        "a French ordinal is written as it is spoken"
        "French ordinals are written `1er`, `1re`, `2e`, `XIXe`; `1ère`, `2ème` and `XIXème` are not correct. Words are never changed by the program; this is only said."
    LANGUAGE_ACCENT_AS_APOSTROPHE "language/accent-as-apostrophe" Note
        "an Italian vowel has an apostrophe in place of its accent"
        "On keyboards without accented capitals `E'` is typed for `È`, and `perche'` for `perché`. In print the accent is wanted. Words are never changed by the program; this is only said."
    LANGUAGE_DOUBLE_BLANK "language/double-blank" Note
        "words stand apart by more than one blank"
        "Every edition sets one blank where the source has several, so nothing is lost; but mostly a second blank is a slip. Leave one. Blanks that are meant, such as those of code, stand between backticks."
    LANGUAGE_LIST_PUNCTUATION "language/list-punctuation" Note
        "the items of a list end differently"
        "The items of one list end alike: all without a mark, all with a point, or all with a semicolon (or a comma) save the last, which has the point. Where one differs, it is mostly a slip. Words and marks are never changed by the program; this is only said."
    FORMULA_UNKNOWN_COMMAND "formula/unknown-command" Note
        "a command of TeX has no form in plain characters"
        "Where a formula is written in a line of plain characters, most commands of TeX have such a form: `\\le` is `≤`. A command that has none stands there as it was typed, which few can read. Write the formula without it; the EPUB and the HTML may set it all the same."
    FORMULA_LINEAR "formula/linear" Note
        "formulas are written in a line"
        "Plain text shows a formula as one line of Unicode characters, such as `x² + √(a+b)`, and so does the PDF where it cannot set one; what has no such form stays as TeX. EPUB and HTML have it as MathML. Nothing is lost: the TeX goes with it wherever a format can hold it."
    FORMULA_SHRUNK "formula/shrunk" Note
        "a formula is set in smaller letters"
        "A formula that is wider than its column, beside its number, is set in smaller letters, down to seven tenths of their size; a wider one is written in a line. Where it is to have the size of the text, break it into lines, with `aligned` and `\\\\`."
    MD_UNWRITABLE "md/unwritable" Error
        "the Markdown cannot be written"
        "The system refused the file: the disk may be full or the folder closed for writing. The old file, where there was one, is as it was."
    MD_UNSTABLE "md/unstable" Warning
        "the Markdown does not say all that the document says"
        "What was written was read back, and it made another document: something in the source, mostly raw HTML or stress marks side by side, has no form of its own in Markdown. Compare the file with the source before it takes the source's place."
    MD_OUTSIDE "md/outside" Note
        "the Markdown names files outside its folder"
        "The Markdown edition was written to another folder than the source's, and the paths of images, fonts and style sheets in it lead back to where these lie. Editors show them. The converter takes files from a document's own folder only: where the edition is converted in its turn, `--root` names a folder that holds both, or the files are copied beside it."
    TXT_UNWRITABLE "txt/unwritable" Error
        "the text cannot be written"
        "The system refused the file: the disk may be full or the folder closed for writing. The old file, where there was one, is as it was."
    FONT_UNREADABLE "font/unreadable" Error
        "a font file cannot be used"
        "The front matter names font files under `fonts:`. Each is an OpenType font (otf, ttf, ttc) below the folder of the source; families among them are chosen with `output.pdf.fonts`."
    FONT_UNKNOWN_FAMILY "font/unknown-family" Warning
        "a font family is not at hand"
        "The family that the front matter names is neither bundled nor in the files named by `--font-path`. The bundled family is taken in its place. Check the spelling, or name the folder that holds its files."
    FONT_INCOMPLETE_FAMILY "font/incomplete-family" Warning
        "a font family lacks faces"
        "Headings and strong words want a bold face, stressed words an italic one. The family that the front matter names has no such face among the files at hand, and none is made up: its nearest face stands for it, so that such words look like all others. Name the file of the face below `fonts:` or with `--font-path`, or choose another family."
    FONT_MISSING_GLYPH "font/missing-glyph" Warning
        "no font has a character"
        "None of the fonts at hand has a glyph for the character. It is drawn as a small box that carries the character for search and for screen readers. Name a font that has it under `fonts:` or with `--font-path`."
    PAGE_OVERFULL_LINE "page/overfull-line" Warning
        "a line is wider than its measure"
        "No break was found that fits the measure: mostly a long word, address or code line. Add a soft hyphen (U+00AD) or a zero-width space (U+200B), or rephrase."
    PAGE_LOOSE_LINE "page/loose-line" Note
        "the spaces of a line are very wide"
        "The word that follows does not fit the line and is divided nowhere near, so that the few spaces before it fill the measure. Say where it divides with a soft hyphen (U+00AD) or under `hyphenation:`, or rephrase."
    PAGE_SMALL_LETTERS "page/small-letters" Warning
        "letters are smaller than eyes read with ease"
        "A table whose longest words have no room beside each other first reaches into the margins, then its letters shrink, to three fifths of their size at least. Below 7 points they are read with effort. Make two tables of it, leave out columns or shorten words, or take larger paper."
    PAGE_NO_ROOM "page/no-room" Warning
        "a margin has no room for what pages carry in it"
        "The running head stands in the margin above the text and the page's number in the one below, two millimetres from the sheet's edge at least and clear of the text. A margin that is too narrow for that goes without. Write a wider margin, or say that none is wanted with `running-heads: false` and `folios: none`."
    PAGE_WINDOW "page/window" Warning
        "an address does not stand in its window"
        "`window` places the recipient of a letter with `style: private` where the window of an envelope is. An address with more lines than the window shows is cut off by the envelope, and where no recipient is named there is nothing to show."
    PAGE_INDEX "page/index" Warning
        "the page numbers of the index do not settle"
        "What an index says moves what stands behind it, so the pages are made until the numbers stay as they are. Here they still changed the last time, and some may be wrong by a page. Put the index behind what it leads to."
    PAGE_NO_CONTENTS "page/no-contents" Note
        "there is too little for a table of contents"
        "With `output.pdf.contents` a table of contents stands before the text. It lists headings, and where there are fewer than two it would say no more than the page itself, so none is set. Leave the option out, or divide the text with headings."
    PAGE_FAINT_COLOR "page/faint-color" Warning
        "a color is hard to read on the page"
        "Letters are read with ease by nearly all where their contrast against the paper is 4.5 : 1 or more, and 3 : 1 or more for large ones (WCAG 2.2, 1.4.3). White on white has 1 : 1, black on white 21 : 1. The color is taken all the same. Write a darker one."
    PDF_FONT "pdf/font" Error
        "a font cannot be embedded"
        "Every font is embedded in the PDF, cut down to the glyphs that are used. The program has no way to cut down this one: mostly a variable font with CFF2 outlines, or a damaged file. Name another font."
    PDF_IMAGE "pdf/image" Error
        "an image cannot be embedded"
        "The file is damaged, or holds what an archival PDF may not: printing colors (CMYK), more than 8 bits in a JPEG, a coding that viewers do not read. Save it as a PNG, or as a JPEG of RGB or gray."
    PDF_NOT_ACCESSIBLE "pdf/not-accessible" Warning
        "a PDF claims less than it could"
        "PDF/UA and level A of PDF/A ask for words in place of each figure and formula. Without them the file is still made to last (PDF/A-2u), but not made for all readers. Write what the image shows between the brackets, or mark it with `{.decorative}`."
    PDF_PRIVATE_USE "pdf/private-use" Warning
        "a private character has no text"
        "What a character of private use (U+E000 to U+F8FF and two planes more) means is agreed between those who use it; no program can read it aloud. PDF/A-4 and PDF/UA-2 allow none in the text of a file, so that search, copies and screen readers find U+FFFD there. Write a character that Unicode has."
    PDF_NO_SOURCE "pdf/no-source" Warning
        "there is no source to embed"
        "With `embed-source` the PDF carries the text it was made from. A document that a program built has no such text, and files above the folder of the first one cannot be laid out again from their names. Leave the option out, or convert a file with all that it names below its folder."
    PDF_UNWRITABLE "pdf/unwritable" Error
        "a PDF cannot be written"
        "The system refuses to write the file: mostly the folder does not exist, is read-only or full. An older file of that name is as it was."
    XHTML_ILLEGAL_CHARACTER "xhtml/illegal-character" Warning
        "a character has no place in XML"
        "Control characters and noncharacters are forbidden in XML, so they are left out of the EPUB and the web edition. Remove them from the source."
    XHTML_FORMULA "xhtml/formula" Warning
        "a formula cannot be set"
        "The formula has a command that is not known, or it is broken. It stays in the edition as TeX, as a piece of code. Mend it, or write it with the commands of LaTeX and amsmath."
    XHTML_LINK "xhtml/link" Warning
        "a link leads nowhere in this edition"
        "An EPUB holds no other file than its own, so a relative link has no target in it; and a link that could run a program is never written. The words of the link stay. Write a whole address that begins with `https:`."
    XHTML_LARGE_IMAGE "xhtml/large-image" Warning
        "an image has more pixels than shops take"
        "Apple refuses books with images of more than 4 million pixels, and reading systems with little memory leave them out. Save the image smaller: 1600 × 2400 pixels fill any page."
    HTML_OUTPUT "html/output" Error
        "a page cannot be written to its place"
        "The system refused the file: the folder may be missing or closed to writing, or the disk is full. The old file, where there was one, is as it was."
    HTML_BROKEN "html/broken" Error
        "a page would not be whole"
        "The page of the web did not pass the converter's own check, so no file is written. This is a fault of the converter and no fault of the source; please report it."
    EPUB_BROKEN "epub/broken" Error
        "a book would not be whole"
        "A part of the EPUB did not pass the converter's own check, so no file is written. This is a fault of the converter and no fault of the source; please report it."
    EPUB_CLAIM "epub/claim-withheld" Warning
        "a claim of accessibility is left out"
        "The front matter asserts that the book conforms to a level of accessibility, but something in it speaks against that. The book is made without the claim, its certifier and the report: a shop shows what the file says, and a wrong claim falls back on the publisher."
    EPUB_HAZARD "epub/hazard" Note
        "something in the book may harm a reader, and nobody says whether it does"
        "Shops show what the book says of hazards: of flashing, of movement, of sound. A text with pictures that stand still has none, and the book says so. Where a style, a drawing or an image of several frames moves, only who made it knows whether it flashes, and the book says `unknown`. Write `accessibility: {hazard: none}` in the front matter, or name what it does: `flashing`, `motion-simulation`."
    EPUB_OWN_COVER "epub/own-cover" Note
        "the cover is the source's own picture"
        "The picture of the cover that goes to shops beside the book is drawn where the book's cover is drawn. Where the front matter names a cover image, that file is the one to send."
    EPUB_STALE_PAGES "epub/stale-pages" Error
        "the pages are not those of this text"
        "The page list of an EPUB says where the pages of the PDF edition begin. The pages at hand were laid out from another state of the text, so that every number after the first change would be wrong; no book is made with them. Lay out the same document again, or leave the page list out with `output.epub.page-list: none`."
    XHTML_STYLE "xhtml/style" Error
        "a style sheet cannot be taken"
        "A style sheet named under `css` is put into the edition as it is, so it may not reach outside: no `url()`, no `@import`, nothing that runs. It also has to be a readable file of UTF-8 below the document's folder."
    XHTML_STYLE_DROPPED "xhtml/style-dropped" Warning
        "a part of a style sheet is left out"
        "EPUB forbids style sheets to set the direction of words (`direction`, `unicode-bidi`), and a place on the screen that stays (`position: fixed`) is none on pages that are turned. A vocabulary without a prefix would change what every rule means. The rest of the sheet is taken."
    XHTML_FONTS_LEFT "xhtml/fonts-left" Note
        "fonts of the front matter are for pages alone"
        "EPUB and HTML carry the bundled families, cut down to the characters of the text. Font files under `fonts:` or `--font-path` are used for pages; other editions leave what the bundled families lack to the reader's own fonts."
    EPUB_OUTPUT "epub/output" Error
        "a book cannot be written to its place"
        "The system refused the file: the folder may be missing or closed to writing, or the disk is full. The old file, where there was one, is as it was."
    XHTML_FONT_WHOLE "xhtml/font-whole" Note
        "a font goes into the edition whole"
        "The font could not be cut down to the glyphs of the text without losing its kerning and its ligatures, so the edition carries the whole file and is larger for it."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_paths_in_kebab_case() {
        let mut ids: Vec<_> = ALL.iter().map(|code| code.id).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
        for id in ids {
            let parts: Vec<_> = id.split('/').collect();
            assert_eq!(parts.len(), 2, "{id}");
            assert!(id.chars().all(|c| c.is_ascii_lowercase() || "-/".contains(c)), "{id}");
        }
    }

    #[test]
    fn every_explanation_says_more_than_the_summary() {
        for code in ALL {
            assert!(code.explanation.len() > code.summary.len(), "{}", code.id);
        }
    }
}
