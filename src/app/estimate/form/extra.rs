//! What is paid beside the month: THR, a thirteenth month, back pay.

use super::{Asking, Kind, Question};
use crate::app::estimate::draft::{NO, YES};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
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

/// One sum for earlier months, or one taken back.
pub(super) fn back_pay(asking: &Asking<'_>) -> Vec<Question> {
    const SUM: &str = "$.backPay.sum";
    const OVERPAID: &str = "$.backPay.overpaid";
    let Some(rule) = &asking.regulation.regional.back_pay else {
        return Vec::new();
    };
    let knows = |path| asking.draft.answer(path).is_some();
    let by_month = rule.tax == BackPayTax::ByMonth && asking.tax_goes_by_ter();
    let ask = |path, key| Question::new(path, Phrase::of(key), Kind::Rupiah);
    let sum = (!by_month && !knows(OVERPAID)).then(|| ask(SUM, "ask.back_pay_sum"));
    let overpaid = (!knows(SUM)).then(|| ask(OVERPAID, "ask.back_pay_overpaid"));
    sum.into_iter().chain(overpaid).collect()
}
