//! Numbers, days, periods and quantities in each language.

use chrono::NaiveDate;
use milepost_locale::{Locale, say, small};
use milepost_plan::calendar::{FiscalYear, period};
use milepost_plan::{Change, Duration, Quantity, TimeUnit, Unit};
use rust_decimal::Decimal;

fn english() -> Locale {
    Locale::of("en")
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn quantity(text: &str, unit: Option<Unit>) -> Quantity {
    Quantity { number: number(text), unit }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 9, 30).expect("a day")
}

#[test]
fn numbers_keep_their_digits() {
    let written = ["0", "0.50", "-3", "1234.5", "123456789012345678901.25"].map(|text| english().number(number(text)));
    assert_eq!(written, ["0", "0.50", "−3", "1,234.5", "123,456,789,012,345,678,901.25"]);
    assert_eq!(english().signed(number("4")), "+4");
}

#[test]
fn a_region_decides_how_days_are_written() {
    assert_eq!(english().day(day()), "30 Sept 2018");
    assert_eq!(Locale::of("en-US").day(day()), "Sep 30, 2018");
    assert_eq!(english().long_month(day()), "September 2018");
    assert_eq!(english().month_name(day()), "Sept");
    assert_eq!(english().day_of_cadence("first tuesday"), "the first Tuesday");
    assert_eq!(english().day_of_cadence("last working_day"), "the last working day");
    assert_eq!(english().day_of_cadence("day 15"), "day 15");
}

#[test]
fn periods_are_written_as_people_say_them() {
    let fiscal = FiscalYear { starts: 4, named_by_end: false };
    let written =
        ["2018-09", "2026-Q4", "FY2026-27-Q2", "2026-W05", "FY2026-27", "2026", "2026-09-30", "FY2026-27-P07"];
    let spoken = written.map(|text| english().period(&period(text, fiscal).expect("a period")));
    let expected =
        ["Sept 2018", "Q4 2026", "Q2 FY2026-27", "week 5 of 2026", "FY2026-27", "2026", "30 Sept 2026", "P7 FY2026-27"];
    assert_eq!(spoken, expected);
    let quarter = period("FY2026-27-Q2", fiscal).expect("a period");
    assert_eq!(Locale::of("fr").period(&quarter), "T2 de l’exercice 2026-27");
}

#[test]
fn quantities_have_their_units() {
    let rate = Unit::Rate { per: number("100000000"), noun: Some("vehicle_miles".to_owned()) };
    let cases = [
        (quantity("87.30", Some(Unit::Percent)), "87.30%"),
        (quantity("1", Some(Unit::Points)), "1 point"),
        (quantity("-1.5", Some(Unit::Points)), "−1.5 points"),
        (quantity("3200000000", Some(Unit::Money("GBP".to_owned()))), "3.2 billion GBP"),
        (quantity("1234567", Some(Unit::Count(Some("young_people".to_owned())))), "1,234,567 young people"),
        (quantity("1", Some(Unit::Time(TimeUnit::WorkingDays))), "1 working day"),
        (quantity("1.36", Some(rate)), "1.36 per 100 million vehicle miles"),
    ];
    for (quantity, expected) in cases {
        assert_eq!(english().quantity(&quantity, None), expected);
    }
}

#[test]
fn a_difference_of_percentages_is_in_points() {
    let by = |text| Change::By(quantity(text, None));
    assert_eq!(english().change(&by("-3"), Some(&Unit::Percent)), "−3 points");
    assert_eq!(english().change(&by("4"), Some(&Unit::Percent)), "+4 points");
    assert_eq!(english().change(&Change::Relative(number("15")), None), "+15%");
}

#[test]
fn lengths_of_time_are_counted() {
    let every = |count, unit| english().cadence(Duration { count, unit });
    assert_eq!([every(1, TimeUnit::Months), every(2, TimeUnit::Weeks)], ["every month", "every 2 weeks"]);
    assert_eq!(say!(english(), "days-late", number = 1), "1 day late");
}

#[test]
fn french_and_arabic_write_numbers_and_days_their_way() {
    let (french, arabic, egyptian) = (Locale::of("fr"), Locale::of("ar"), Locale::of("ar-EG"));
    assert_eq!(french.number(number("1234567.5")), "1\u{202f}234\u{202f}567,5");
    assert_eq!(french.percent(number("60.4")), "60,4\u{202f}%");
    assert_eq!(french.day(day()), "30 sept. 2018");
    assert_eq!(french.day(NaiveDate::from_ymd_opt(2018, 9, 1).expect("a day")), "1er sept. 2018");
    assert_eq!(french.day_of_cadence("first tuesday"), "premier mardi");
    assert_eq!(arabic.day(day()), "30 سبتمبر 2018");
    assert_eq!(arabic.cadence(Duration { count: 2, unit: TimeUnit::Weeks }), "كل أسبوعين");
    assert_eq!(egyptian.day(day()), "٣٠ سبتمبر ٢٠١٨");
    assert_eq!(egyptian.number(number("1234.5")), "١٬٢٣٤٫٥");
}

#[test]
fn arabic_has_six_forms_of_a_count() {
    let late = |number: u32| say!(Locale::of("ar"), "days-late", number = number).replace(['\u{2068}', '\u{2069}'], "");
    let said = [1, 2, 3, 11, 100].map(late);
    assert_eq!(said, ["متأخر يومًا واحدًا", "متأخر يومين", "متأخر 3 أيام", "متأخر 11 يومًا", "متأخر 100 يوم"]);
    // What counts are the last two digits of a whole number.
    assert_eq!([107, 212, 301].map(late), ["متأخر 107 أيام", "متأخر 212 يومًا", "متأخر 301 يوم"]);
    let points = |text| Locale::of("ar").quantity(&quantity(text, Some(Unit::Points)), None);
    assert_eq!(["7.5", "7", "2"].map(|text| plain(&points(text))), ["7.5 نقطة", "7 نقاط", "نقطتان"]);
    // A dual has another form behind a preposition.
    let behind = |unit| plain(&Locale::of("ar").change_behind(&quantity("2", Some(unit))));
    assert_eq!([behind(Unit::Points), behind(Unit::Time(TimeUnit::Days))], ["نقطتين", "يومين"]);
}

fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2068}', '\u{2069}', '\u{200e}'], "")
}

#[test]
fn the_words_around_a_time_follow_its_kind() {
    let fiscal = FiscalYear { starts: 4, named_by_end: false };
    let by = |tag, text| say!(Locale::of(tag), "by-when", when = &period(text, fiscal).expect("a period"));
    let times = ["2028-03-01", "2028-03", "2028", "2028-Q2", "FY2024-25"];
    assert_eq!(
        times.map(|text| by("fr", text)),
        [
            "d’ici au 1er mars 2028",
            "d’ici\u{a0}mars 2028",
            "d’ici\u{a0}2028",
            "d’ici à la fin du T2 2028",
            "d’ici à la fin de l’exercice 2024-25"
        ]
    );
    let joined = |tag, id, word, kind, value: &str| {
        let (before, after) = Locale::of(tag).joint(id, word, kind);
        plain(&format!("{before}{value}{after}"))
    };
    assert_eq!(joined("en", "baseline", "at", "month", "Jun 2026"), "in Jun 2026");
    assert_eq!(joined("en", "baseline", "at", "day", "30 Jun 2026"), "on 30 Jun 2026");
    assert_eq!(joined("fr", "every", "from", "month", "avr. 2018"), "dès avr. 2018");
    // In Arabic a span begins with the word for `from` itself.
    assert_eq!(joined("ar", "season", "from", "span", "من 2023 إلى 2026"), "من 2023 إلى 2026");
    let (before, after) = Locale::of("ar").ending("input.due", "before", "duration");
    let two = Locale::of("ar").duration_behind(Duration { count: 2, unit: TimeUnit::WorkingDays });
    assert_eq!(plain(&format!("{before}{two}{after}")), "قبل يومي عمل من الاجتماع");
}

#[test]
fn a_title_begins_small_inside_a_sentence_unless_it_is_an_acronym() {
    let titles = ["Type of department", "École", "NHS region", "A", "«Région»", "", "نوع القسم"].map(small);
    assert_eq!(titles, ["type of department", "école", "NHS region", "A", "«Région»", "", "نوع القسم"]);
}

#[test]
fn a_word_agrees_with_its_label() {
    let said = |tag, id| Locale::of(tag).word_as(id, "high");
    assert_eq!([said("fr", "risk.likelihood"), said("fr", "risk.impact")], ["élevée", "élevé"]);
    assert_eq!([said("ar", "capacity"), said("ar", "risk.impact")], ["مرتفعة", "مرتفع"]);
    assert_eq!(said("en", "risk.likelihood"), "high");
    let done = |tag, id| Locale::of(tag).word_as(id, "done");
    assert_eq!(["task", "decision.agreed", "milestone"].map(|id| done("fr", id)), ["réalisée", "réalisée", "réalisé"]);
    assert_eq!(["task", "milestone"].map(|id| done("ar", id)), ["منجزة", "منجز"]);
    assert_eq!(Locale::of("fr").word_as("shape", "seasonal"), "saisonnière");
    assert_eq!(Locale::of("en").word_as("named_by", "end"), "the year in which it ends");
}

#[test]
fn from_right_to_left_what_is_put_in_keeps_its_own_direction() {
    let percent = |tag, text| Locale::of(tag).percent(number(text));
    // As the Unicode CLDR has it: Latin digits with their signs are read from left to right, Arabic ones from right to left.
    assert_eq!(percent("ar", "-3.5"), "\u{200e}−3.5\u{200e}%\u{200e}");
    assert_eq!(percent("ar-EG", "-3.5"), "\u{61c}−٣٫٥٪\u{61c}");
    let more = |tag| Locale::of(tag).change(&Change::Relative(number("15")), None);
    assert_eq!([more("ar"), more("ar-EG")], ["\u{200e}+15\u{200e}%\u{200e}", "\u{61c}+١٥٪\u{61c}"]);
    assert_eq!(english().percent(number("-3.5")), "−3.5%");
}

#[test]
fn a_difference_on_a_scale_is_said_in_its_steps() {
    let by = |number: &str| Change::By(quantity(number, None));
    let said = |tag: &str, number: &str| {
        let (locale, unit) = (Locale::of(tag), Some(&Unit::Ordinal));
        [locale.extent(&by(number), unit), locale.change(&by(number), unit)]
            .map(|text| plain(&text).replace('\u{a0}', " "))
    };
    assert_eq!(said("en", "2"), ["2 steps", "+2 steps"]);
    assert_eq!(said("en", "-1"), ["1 step", "−1 step"]);
    assert_eq!(said("fr", "2"), ["2 échelons", "+2 échelons"]);
    assert_eq!(said("ar", "2"), ["رتبتين", "+رتبتان"]);
    assert_eq!(said("ar", "-1"), ["رتبة واحدة", "−رتبة واحدة"]);
    assert_eq!(said("ar", "3"), ["3 رتب", "+3 رتب"]);
    // Behind a word that says which way.
    assert_eq!(Locale::of("ar").extent(&by("2"), Some(&Unit::Percent)), "نقطتين");
}

#[test]
fn a_sign_stands_beside_the_digits_whatever_the_unit() {
    let by = |text, unit| Locale::of("ar").change(&Change::By(quantity(text, Some(unit))), None);
    let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
    assert_eq!(by("-13", Unit::Points), "\u{2068}\u{200e}−13\u{2069} نقطة");
    assert_eq!(plain(by("13", Unit::Points)), "\u{200e}+13 نقطة");
    assert_eq!(plain(by("-4700", Unit::Count(Some("pupils".to_owned())))), "\u{200e}−4,700 pupils");
    // A dual says the number itself.
    assert_eq!([by("-2", Unit::Points), by("2", Unit::Points)], ["−نقطتان", "+نقطتان"]);
    assert_eq!(plain(by("0", Unit::Points)), "0 نقطة");
    let english = |text| english().change(&Change::By(quantity(text, Some(Unit::Money("EUR".to_owned())))), None);
    assert_eq!([english("-3200000"), english("5")], ["−3.2 million EUR", "+5 EUR"]);
}

#[test]
fn french_says_of_what_there_are_millions() {
    let money = |number: &str, currency| Locale::of("fr").money(self::number(number), currency).replace('\u{a0}', " ");
    assert_eq!(plain(&money("74000000", "EUR")), "74 millions d’EUR");
    assert_eq!(plain(&money("1400000", "GBP")), "1,4 million de GBP");
    assert_eq!(plain(&money("900", "EUR")), "900 EUR");
}
