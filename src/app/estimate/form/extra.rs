//! What is paid beside the month: THR, a thirteenth month, back pay.

use super::{Asking, Choice, Kind, Question};
use crate::app::estimate::draft::{NO, YES};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
use crate::calendar::Month;
use crate::regulation::back_pay::BackPayTax;

/// THR and a thirteenth month, in the month they are paid.
pub(super) fn extra_months(asking: &Asking<'_>) -> Vec<Question> {
    let months = asking.regulation.regional.extra_months.iter();
    let paid_now = months.filter(|month| month.paid_in == asking.month);
    let mut questions = Vec::new();
    let mut taken = 0usize;
    for month in paid_now {
        let path = format!("$.extraMonths.{}", month.id);
        let is_taken = asking.draft.answer(&path) == Some(YES);
        let place = format!("$.extraMonths[{taken}]");
        let kind = Kind::Member(month.id.to_string());
        let help = Phrase::of("cut.extra_month")
            .with("percent", figures::percent(month.percent))
            .with_phrase("month", Phrase::month(month.base_month));
        questions.push(Question {
            place: is_taken.then(|| format!("{place}.id")),
            ..Question::new(&path, Phrase::Plain(month.name.clone()), kind)
                .help(help)
                .usual(NO)
        });
        if is_taken {
            taken = taken.saturating_add(1);
            let ask = |key: &str, ask| Question {
                place: Some(format!("{place}.{key}")),
                ..Question::asked(&format!("{path}.{key}"), ask, Kind::Rupiah)
            };
            questions.push(ask("tpp", "ask.extra_month_tpp"));
            if month.taxed && asking.tax_goes_by_ter() {
                questions.push(ask("salary", "ask.extra_month_salary"));
            }
        }
    }
    questions
}

/// The most earlier months that back pay is asked for, one by one.
const MOST: usize = 24;

/// One sum for earlier months, each of them by itself, or a sum taken back.
pub(super) fn back_pay(asking: &Asking<'_>) -> Vec<Question> {
    const SUM: &str = "$.backPay.sum";
    const OVERPAID: &str = "$.backPay.overpaid";
    const COUNT: &str = "way.back_pay_months";
    let Some(rule) = &asking.regulation.regional.back_pay else {
        return Vec::new();
    };
    let knows = |path| asking.draft.answer(path).is_some();
    let is_apart = rule.tax == BackPayTax::ByMonth && asking.tax_goes_by_ter();
    let count = asking.answer_or(COUNT, "0").parse().unwrap_or(0).min(MOST);
    let ask = |path, key| Question::new(path, Phrase::of(key), Kind::Rupiah);
    let is_one = count == 0;
    let sum = (!is_apart && is_one && !knows(OVERPAID)).then(|| ask(SUM, "ask.back_pay_sum"));
    let overpaid = (is_one && !knows(SUM)).then(|| ask(OVERPAID, "ask.back_pay_overpaid"));
    let is_by_month = !knows(SUM) && !knows(OVERPAID);
    let months = is_by_month
        .then(|| Question::new(COUNT, Phrase::of("ask.back_pay_months"), Kind::Count).usual(0));
    let each = (0..count).flat_map(|n| month_of(asking, n, count, is_apart));
    let each = each.filter(|_| is_by_month);
    sum.into_iter()
        .chain(overpaid)
        .chain(months)
        .chain(each)
        .collect()
}

/// An earlier month: which, what was paid in it, and what was due. Without another answer they are the
/// last months before this one, the earliest first.
fn month_of(asking: &Asking<'_>, n: usize, count: usize, is_apart: bool) -> [Question; 3] {
    // A December was settled with its year.
    let earlier = asking.month.and_before().skip(1);
    let earlier = earlier.filter(|month| !(is_apart && month.is_december()));
    let earlier: Vec<Month> = earlier.take(MOST).collect();
    let back = count.saturating_sub(n).saturating_sub(1);
    let place = format!("$.backPay.months[{n}]");
    let path = |key: &str| [place.as_str(), ".", key].concat();
    let choices = earlier.iter().rev();
    let choices = choices.map(|month| Choice::new(month, Phrase::month(*month)));
    let which = Phrase::of("ask.back_pay_month").with("n", n.saturating_add(1));
    let month = Question::new(&path("month"), which, Kind::Choice(choices.collect()));
    let usual = earlier.get(back).map(Month::to_string);
    let chosen = asking.answer_or(&path("month"), usual.as_deref().unwrap_or_default());
    let chosen = Month::parse(chosen).unwrap_or(asking.month);
    let ask = |key: &str, text: &'static str| {
        let label = Phrase::of(text).with_phrase("month", Phrase::month(chosen));
        Question::new(&path(key), label, Kind::Rupiah)
    };
    let [paid, due] = [
        ask("paid", "ask.back_pay_paid"),
        ask("due", "ask.back_pay_due"),
    ];
    [Question { usual, ..month }, paid, due]
}
