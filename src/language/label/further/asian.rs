//! Labels in the languages of Asia.

use super::super::Label;
use super::language_words;

language_words! {
    japanese {
        Contents "目次" Abstract "要旨" Page "ページ" PageList "ページ一覧"
        Landmarks "ランドマーク" Cover "表紙" CopyrightPage "奥付"
        TranslatedBy "訳者" EditedBy "編者" IllustratedBy "イラスト"
        Body "本文" Section "節" Figure "図" Table "表" Formula "式" Image "画像"
        Note "注" Notes "注" Links "リンク" BackToText "本文に戻る"
        Tip "ヒント" Important "重要" Warning "警告" Caution "注意"
        Subject "件名" Enclosures "同封物" Copies "写し" Postscript "追伸"
        HeadingLevel "見出しレベル" ListLevel "レベル" EndOfList "リストの終わり"
        Quote "引用" EndOfQuote "引用の終わり" Code "コード" EndOfCode "コードの終わり"
        ChangeOfTheme "話題の転換" Column "列" Done "完了" ToDo "未完了"
        Index "索引" See "→" SeeAlso "→"
    }
    simplified_chinese {
        Contents "目录" Abstract "摘要" Page "页" PageList "页码列表"
        Landmarks "导航标记" Cover "封面" CopyrightPage "版权页"
        TranslatedBy "译者" EditedBy "编者" IllustratedBy "插图"
        Body "正文" Section "节" Figure "图" Table "表" Formula "公式" Image "图片"
        Note "注" Notes "注释" Links "链接" BackToText "返回正文"
        Tip "提示" Important "重要" Warning "警告" Caution "注意"
        Subject "主题" Enclosures "附件" Copies "抄送" Postscript "附言"
        HeadingLevel "标题级别" ListLevel "级别" EndOfList "列表结束"
        Quote "引文" EndOfQuote "引文结束" Code "代码" EndOfCode "代码结束"
        ChangeOfTheme "话题转换" Column "列" Done "已完成" ToDo "待办"
        Index "索引" See "见" SeeAlso "另见"
    }
    traditional_chinese {
        Contents "目錄" Abstract "摘要" Page "頁" PageList "頁碼列表"
        Landmarks "導覽標記" Cover "封面" CopyrightPage "版權頁"
        TranslatedBy "譯者" EditedBy "編者" IllustratedBy "插圖"
        Body "正文" Section "節" Figure "圖" Table "表" Formula "公式" Image "圖片"
        Note "註" Notes "註釋" Links "連結" BackToText "返回正文"
        Tip "提示" Important "重要" Warning "警告" Caution "注意"
        Subject "主旨" Enclosures "附件" Copies "副本" Postscript "附言"
        HeadingLevel "標題層級" ListLevel "層級" EndOfList "列表結束"
        Quote "引文" EndOfQuote "引文結束" Code "程式碼" EndOfCode "程式碼結束"
        ChangeOfTheme "話題轉換" Column "欄" Done "已完成" ToDo "待辦"
        Index "索引" See "見" SeeAlso "另見"
    }
    korean {
        Contents "차례" Abstract "초록" Page "쪽" PageList "쪽 목록"
        Landmarks "주요 위치" Cover "표지" CopyrightPage "판권"
        TranslatedBy "옮긴이" EditedBy "엮은이" IllustratedBy "그린이"
        Body "본문" Section "절" Figure "그림" Table "표" Formula "식" Image "이미지"
        Note "주" Notes "주" Links "링크" BackToText "본문으로 돌아가기"
        Tip "도움말" Important "중요" Warning "경고" Caution "주의"
        Subject "제목" Enclosures "동봉" Copies "사본" Postscript "추신"
        HeadingLevel "제목 수준" ListLevel "수준" EndOfList "목록 끝"
        Quote "인용" EndOfQuote "인용 끝" Code "코드" EndOfCode "코드 끝"
        ChangeOfTheme "화제 전환" Column "열" Done "완료" ToDo "할 일"
        Index "찾아보기" See "→" SeeAlso "→"
    }
    arabic {
        Contents "المحتويات" Abstract "ملخص" Page "صفحة" PageList "قائمة الصفحات"
        Landmarks "المعالم" Cover "الغلاف" CopyrightPage "صفحة حقوق النشر"
        TranslatedBy "ترجمة" EditedBy "تحرير" IllustratedBy "رسوم"
        Body "النص" Section "قسم" Figure "شكل" Table "جدول" Formula "معادلة" Image "صورة"
        Note "ملاحظة" Notes "الهوامش" Links "الروابط" BackToText "العودة إلى النص"
        Tip "نصيحة" Important "مهم" Warning "تحذير" Caution "تنبيه"
        Subject "الموضوع" Enclosures "المرفقات" Copies "نسخة إلى" Postscript "ملحوظة"
        HeadingLevel "عنوان من المستوى" ListLevel "المستوى" EndOfList "نهاية القائمة"
        Quote "اقتباس" EndOfQuote "نهاية الاقتباس" Code "شفرة" EndOfCode "نهاية الشفرة"
        ChangeOfTheme "تغيير الموضوع" Column "عمود" Done "تم" ToDo "لم يتم"
        Index "الفهرس" See "انظر" SeeAlso "انظر أيضًا"
    }
    hebrew {
        Contents "תוכן העניינים" Abstract "תקציר" Page "עמוד" PageList "רשימת עמודים"
        Landmarks "ציוני דרך" Cover "כריכה" CopyrightPage "דף זכויות יוצרים"
        TranslatedBy "תרגום:" EditedBy "עריכה:" IllustratedBy "איורים:"
        Body "טקסט" Section "סעיף" Figure "איור" Table "טבלה" Formula "נוסחה" Image "תמונה"
        Note "הערה" Notes "הערות" Links "קישורים" BackToText "חזרה לטקסט"
        Tip "עצה" Important "חשוב" Warning "אזהרה" Caution "זהירות"
        Subject "הנדון" Enclosures "נספחים" Copies "העתקים" Postscript "נ״ב"
        HeadingLevel "כותרת ברמה" ListLevel "רמה" EndOfList "סוף הרשימה"
        Quote "ציטוט" EndOfQuote "סוף הציטוט" Code "קוד" EndOfCode "סוף הקוד"
        ChangeOfTheme "מעבר נושא" Column "עמודה" Done "בוצע" ToDo "לביצוע"
        Index "מפתח" See "ראו" SeeAlso "ראו גם"
    }
}
