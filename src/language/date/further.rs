//! Dates in languages that have no other rules here, as CLDR's long form has them.

use super::super::tag::Tag;
use crate::date::Date;

/// The regions whose Arabic has the names of months below; others have names of their own.
const ARABIC: [&str; 10] = ["EG", "SA", "AE", "KW", "QA", "BH", "OM", "YE", "LY", "SD"];

/// The date in the words of a language; none where there are none.
pub(super) fn long(date: Date, tag: &Tag) -> Option<String> {
    let Date { year, month, day } = date;
    let has_region =
        |regions: &[&str]| tag.region().is_none_or(|region| regions.contains(&region));
    let signs = match tag.primary() {
        "ja" | "zh" => Some(["年", "月", "日"]),
        "ko" => Some(["년\u{a0}", "월\u{a0}", "일"]),
        _ => None,
    };
    if let Some([of_year, of_month, of_day]) = signs {
        let mut words = format!("{year}{of_year}");
        for (number, sign) in [(month, of_month), (day, of_day)] {
            words.extend(number.map(|number| format!("{number}{sign}")));
        }
        return Some(words.trim_end_matches('\u{a0}').to_owned());
    }
    // How the day is written, the names of months behind a day and alone, and what stands
    // before and behind the year.
    let (point, months, alone, around_year) = match tag.primary() {
        "sv" => ("", &SWEDISH, &SWEDISH, ["", ""]),
        "da" => (".", &DANISH, &DANISH, ["", ""]),
        "nb" | "no" => (".", &NORWEGIAN, &NORWEGIAN, ["", ""]),
        "fi" => (".", &FINNISH_OF, &FINNISH, ["", ""]),
        "ru" => ("", &RUSSIAN_OF, &RUSSIAN, ["", "\u{a0}г."]),
        "uk" => ("", &UKRAINIAN_OF, &UKRAINIAN, ["", "\u{a0}р."]),
        "pl" => ("", &POLISH_OF, &POLISH, ["", ""]),
        "cs" => (".", &CZECH_OF, &CZECH, ["", ""]),
        "ca" => ("", &CATALAN_OF, &CATALAN, ["de ", ""]),
        "he" => ("", &HEBREW_OF, &HEBREW, ["", ""]),
        "ar" if has_region(&ARABIC) => ("", &ARABIC_MONTHS, &ARABIC_MONTHS, ["", ""]),
        _ => return None,
    };
    let Some(month) = month else { return Some(year.to_string()) };
    let name = |names: &'static str| {
        let at = usize::try_from(month.saturating_sub(1)).unwrap_or(usize::MAX);
        names.split(' ').nth(at).unwrap_or_default()
    };
    let [before, behind] = around_year;
    Some(match day {
        Some(day) => {
            format!("{day}{point}\u{a0}{} {before}{year}{behind}", name(months))
        }
        None => format!("{} {before}{year}{behind}", name(alone)),
    })
}

/// What stands between a place and a date.
pub(super) fn comma(tag: &Tag) -> &'static str {
    match tag.primary() {
        "ja" => "、",
        "zh" => "，",
        "ar" => "، ",
        _ => ", ",
    }
}

const SWEDISH: &str = "januari februari mars april maj juni juli augusti september oktober \
                       november december";
const DANISH: &str = "januar februar marts april maj juni juli august september oktober \
                      november december";
const NORWEGIAN: &str = "januar februar mars april mai juni juli august september oktober \
                         november desember";
const FINNISH: &str = "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu \
                       syyskuu lokakuu marraskuu joulukuu";
const FINNISH_OF: &str = "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta \
                          heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta";
const RUSSIAN: &str = "январь февраль март апрель май июнь июль август сентябрь октябрь \
                       ноябрь декабрь";
const RUSSIAN_OF: &str = "января февраля марта апреля мая июня июля августа сентября октября \
                          ноября декабря";
const UKRAINIAN: &str = "січень лютий березень квітень травень червень липень серпень \
                         вересень жовтень листопад грудень";
const UKRAINIAN_OF: &str = "січня лютого березня квітня травня червня липня серпня вересня \
                            жовтня листопада грудня";
const POLISH: &str = "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień \
                      październik listopad grudzień";
const POLISH_OF: &str = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września \
                         października listopada grudnia";
const CZECH: &str = "leden únor březen duben květen červen červenec srpen září říjen \
                     listopad prosinec";
const CZECH_OF: &str = "ledna února března dubna května června července srpna září října \
                        listopadu prosince";
const CATALAN: &str = "gener febrer març abril maig juny juliol agost setembre octubre \
                       novembre desembre";
const CATALAN_OF: &str = "de\u{a0}gener de\u{a0}febrer de\u{a0}març d’abril de\u{a0}maig \
                          de\u{a0}juny de\u{a0}juliol d’agost de\u{a0}setembre d’octubre \
                          de\u{a0}novembre de\u{a0}desembre";
const HEBREW: &str =
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר";
const HEBREW_OF: &str = "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר \
                         באוקטובר בנובמבר בדצמבר";
const ARABIC_MONTHS: &str = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر \
                             نوفمبر ديسمبر";

#[cfg(test)]
mod tests {
    use super::super::{after_place, long};
    use super::*;

    fn said(date: &str, tag: &str) -> String {
        let tag = Tag::parse(tag).unwrap();
        long(Date::parse(date).unwrap(), &tag).replace('\u{a0}', " ")
    }

    #[test]
    fn dates_are_written_as_the_language_has_them() {
        for (tag, expected) in [
            ("ja", "2020年4月1日"),
            ("zh-Hant-TW", "2020年4月1日"),
            ("ko", "2020년 4월 1일"),
            ("sv", "1 april 2020"),
            ("da", "1. april 2020"),
            ("nb", "1. april 2020"),
            ("fi", "1. huhtikuuta 2020"),
            ("ru", "1 апреля 2020 г."),
            ("uk", "1 квітня 2020 р."),
            ("pl", "1 kwietnia 2020"),
            ("cs", "1. dubna 2020"),
            ("ca", "1 d’abril de 2020"),
            ("he", "1 באפריל 2020"),
            ("ar", "1 أبريل 2020"),
            ("ar-SY", "2020-04-01"),
            ("eo", "2020-04-01"),
        ] {
            assert_eq!(said("2020-04-01", tag), expected, "{tag}");
        }
    }

    #[test]
    fn a_month_alone_has_its_own_form() {
        for (tag, expected) in [
            ("ja", "2020年12月"),
            ("ko", "2020년 12월"),
            ("ru", "декабрь 2020 г."),
            ("fi", "joulukuu 2020"),
            ("ca", "desembre de 2020"),
        ] {
            assert_eq!(said("2020-12", tag), expected, "{tag}");
        }
        assert_eq!(said("2020", "ja"), "2020年");
        assert_eq!(said("2020", "ru"), "2020");
    }

    #[test]
    fn every_month_has_a_name_in_every_form() {
        for names in [
            SWEDISH,
            DANISH,
            NORWEGIAN,
            FINNISH,
            FINNISH_OF,
            RUSSIAN,
            RUSSIAN_OF,
            UKRAINIAN,
            UKRAINIAN_OF,
            POLISH,
            POLISH_OF,
            CZECH,
            CZECH_OF,
            CATALAN,
            CATALAN_OF,
            HEBREW,
            HEBREW_OF,
            ARABIC_MONTHS,
        ] {
            assert_eq!(names.split(' ').count(), 12, "{names}");
        }
    }

    #[test]
    fn a_place_goes_before_with_the_comma_of_the_language() {
        let first = Date::parse("2020-04-01").unwrap();
        let japanese = Tag::parse("ja").unwrap();
        assert_eq!(format!("東京{}", after_place(first, &japanese)), "東京、2020年4月1日");
    }
}
