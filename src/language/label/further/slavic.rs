//! Labels in Slavic languages. Names behind a label keep their nominative, so that it ends
//! with a colon.

use super::super::Label;
use super::language_words;

language_words! {
    russian {
        Contents "Оглавление" Abstract "Аннотация" Page "Страница" PageList "Список страниц"
        Landmarks "Ориентиры" Cover "Обложка" CopyrightPage "Выходные данные"
        TranslatedBy "Перевод:" EditedBy "Редактор:" IllustratedBy "Иллюстрации:"
        Body "Текст" Section "Раздел" Figure "Рисунок" Table "Таблица" Formula "Формула"
        Image "Изображение" Note "Примечание" Notes "Примечания" Links "Ссылки"
        BackToText "Вернуться к тексту"
        Tip "Совет" Important "Важно" Warning "Предупреждение" Caution "Осторожно"
        Subject "Тема" Enclosures "Приложения" Copies "Копии" Postscript "P. S."
        HeadingLevel "Заголовок уровня" ListLevel "уровень" EndOfList "Конец списка"
        Quote "Цитата" EndOfQuote "Конец цитаты" Code "Код" EndOfCode "Конец кода"
        ChangeOfTheme "Смена темы" Column "Столбец" Done "сделано" ToDo "не сделано"
        Index "Указатель" See "см." SeeAlso "см. также"
    }
    ukrainian {
        Contents "Зміст" Abstract "Анотація" Page "Сторінка" PageList "Список сторінок"
        Landmarks "Орієнтири" Cover "Обкладинка" CopyrightPage "Вихідні дані"
        TranslatedBy "Переклад:" EditedBy "Редактор:" IllustratedBy "Ілюстрації:"
        Body "Текст" Section "Розділ" Figure "Рисунок" Table "Таблиця" Formula "Формула"
        Image "Зображення" Note "Примітка" Notes "Примітки" Links "Посилання"
        BackToText "Повернутися до тексту"
        Tip "Порада" Important "Важливо" Warning "Попередження" Caution "Обережно"
        Subject "Тема" Enclosures "Додатки" Copies "Копії" Postscript "P. S."
        HeadingLevel "Заголовок рівня" ListLevel "рівень" EndOfList "Кінець списку"
        Quote "Цитата" EndOfQuote "Кінець цитати" Code "Код" EndOfCode "Кінець коду"
        ChangeOfTheme "Зміна теми" Column "Стовпець" Done "зроблено" ToDo "не зроблено"
        Index "Покажчик" See "див." SeeAlso "див. також"
    }
    polish {
        Contents "Spis treści" Abstract "Streszczenie" Page "Strona" PageList "Lista stron"
        Landmarks "Punkty orientacyjne" Cover "Okładka" CopyrightPage "Strona redakcyjna"
        TranslatedBy "Przekład:" EditedBy "Redakcja:" IllustratedBy "Ilustracje:"
        Body "Tekst" Section "Sekcja" Figure "Rysunek" Table "Tabela" Formula "Wzór"
        Image "Obraz" Note "Uwaga" Notes "Przypisy" Links "Odnośniki"
        BackToText "Powrót do tekstu"
        Tip "Wskazówka" Important "Ważne" Warning "Ostrzeżenie" Caution "Ostrożnie"
        Subject "Dotyczy" Enclosures "Załączniki" Copies "Do wiadomości" Postscript "PS"
        HeadingLevel "Nagłówek poziomu" ListLevel "poziom" EndOfList "Koniec listy"
        Quote "Cytat" EndOfQuote "Koniec cytatu" Code "Kod" EndOfCode "Koniec kodu"
        ChangeOfTheme "Zmiana tematu" Column "Kolumna" Done "zrobione" ToDo "do zrobienia"
        Index "Indeks" See "zob." SeeAlso "zob. też"
    }
    czech {
        Contents "Obsah" Abstract "Abstrakt" Page "Strana" PageList "Seznam stran"
        Landmarks "Orientační body" Cover "Obálka" CopyrightPage "Tiráž"
        TranslatedBy "Překlad:" EditedBy "Redakce:" IllustratedBy "Ilustrace:"
        Body "Text" Section "Oddíl" Figure "Obrázek" Table "Tabulka" Formula "Vzorec"
        Image "Obrázek" Note "Poznámka" Notes "Poznámky" Links "Odkazy"
        BackToText "Zpět k textu"
        Tip "Tip" Important "Důležité" Warning "Varování" Caution "Pozor"
        Subject "Věc" Enclosures "Přílohy" Copies "Na vědomí" Postscript "P. S."
        HeadingLevel "Nadpis úrovně" ListLevel "úroveň" EndOfList "Konec seznamu"
        Quote "Citát" EndOfQuote "Konec citátu" Code "Kód" EndOfCode "Konec kódu"
        ChangeOfTheme "Změna tématu" Column "Sloupec" Done "hotovo" ToDo "zbývá udělat"
        Index "Rejstřík" See "viz" SeeAlso "viz též"
    }
}
