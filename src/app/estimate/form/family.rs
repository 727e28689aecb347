//! Salary and family: what tax and contributions need beside the TPP.

use super::{Asking, Choice, Form, Group, Kind, Question, Section};
use crate::app::estimate::draft::{NO, YES};
use crate::app::kit::words::Phrase;
use crate::document::Value;
use crate::regulation::salary::BaseSalary;
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::GradeGroup;
use crate::regulation::withholding::TaxMethod;

const SPOUSE: &str = "$.salary.byTables.spouse";
const CHILDREN: &str = "$.salary.byTables.children";
const ALLOWANCE: &str = "$.salary.byTables.allowance";

/// How the salary is given.
const WAY: &str = "way.salary";
const BY_TABLES: &str = "by_tables";
const BY_PAYSLIP: &str = "by_payslip";

const GRADE: &str = "$.salary.byTables.grade";
const GRADE_OF_PAYSLIP: &str = "$.salary.typed.grade";
const USUAL_GRADE: &str = "III/a";

/// The grade of a PNS, as far as it is asked.
pub(super) fn grade(asking: &Asking<'_>) -> Option<GradeGroup> {
    let path = match asking.answer_or(WAY, BY_TABLES) {
        BY_PAYSLIP => GRADE_OF_PAYSLIP,
        _ => GRADE,
    };
    let grade = asking.answer_or(path, USUAL_GRADE);
    GradeGroup::of_grade(grade).filter(|_| !asking.is_pppk())
}

pub(super) fn ask(asking: &Asking<'_>, form: &mut Form) {
    let ways =
        [BY_TABLES, BY_PAYSLIP].map(|way| Choice::new(way, Phrase::of(format!("way.{way}"))));
    let way = Question::asked(WAY, "ask.salary", Kind::Few(ways.into())).usual(BY_TABLES);
    let mut questions = vec![way];
    if asking.answer_or(WAY, BY_TABLES) == BY_PAYSLIP {
        questions.extend(payslip(asking));
    } else {
        questions.extend(tables(asking, form));
    }
    if asking.tax_goes_by_ter() {
        questions.push(tax_status(asking));
    }
    let is_december = asking.month.is_december();
    if asking.tax_goes_by_ter() && !is_december {
        let path = last_month_path(asking);
        questions.push(Question::asked(&path, "ask.last_month", Kind::Flag).usual(NO));
    }
    form.sections.push(Section {
        key: "section.family",
        folded: true,
        groups: vec![Group {
            key: None,
            questions,
        }],
    });
    if is_last_month(asking) && asking.tax_goes_by_ter() {
        form.sections.push(year_end(asking));
    }
}

/// Somebody may leave in any month; the answer is that of this month only.
fn last_month_path(asking: &Asking<'_>) -> String {
    format!("way.last_month.{}", asking.month)
}

/// December, or the month in which somebody leaves.
fn is_last_month(asking: &Asking<'_>) -> bool {
    let path = last_month_path(asking);
    asking.month.is_december() || asking.draft.answer(&path) == Some(YES)
}

fn tables(asking: &Asking<'_>, form: &mut Form) -> Vec<Question> {
    let salaries = &asking.regulation.national.salary;
    let (grades, usual) = grades(asking);
    let years = (0..=40u8)
        .map(|years| Choice::new(years, Phrase::of("choose.years_of").with("years", years)));
    let mut questions = vec![
        Question::new(
            GRADE,
            Phrase::of("ask.grade"),
            Kind::Choice(grades_of(grades)),
        )
        .usual(usual),
        Question::asked(
            "$.salary.byTables.years",
            "ask.years",
            Kind::Number(years.collect()),
        )
        .usual(0),
        Question::new(SPOUSE, Phrase::of("ask.spouse"), Kind::Flag).usual(NO),
        Question::new(CHILDREN, Phrase::of("ask.children"), Kind::Count)
            .help(Phrase::of("ask.children.help").with("most", salaries.family.most_children))
            .usual(0),
    ];
    questions.extend(allowance(asking, form));
    questions
}

/// The grades of the status, and the usual one.
fn grades<'a>(asking: &Asking<'a>) -> (&'a BaseSalary, &'static str) {
    let salaries = &asking.regulation.national.salary;
    if asking.is_pppk() {
        (&salaries.pppk, "IX")
    } else {
        (&salaries.pns, USUAL_GRADE)
    }
}

/// The grades of a table, as the pack lists them: from the lowest up.
fn grades_of(table: &BaseSalary) -> Vec<Choice> {
    let choice =
        |grade: &String| Choice::new(grade, Phrase::of("choose.grade_of").with("grade", grade));
    table.by_grade.keys().map(choice).collect()
}

/// The allowance of the post: an echelon's, the general one, another, or none.
fn allowance(asking: &Asking<'_>, form: &mut Form) -> Vec<Question> {
    const WAY: &str = "way.allowance";
    let way = |way: &str| Choice::new(way, Phrase::of(format!("way.{way}")));
    let usual = if asking.is_pppk() {
        "no_allowance"
    } else {
        "general_allowance"
    };
    let mut choices = vec![way("no_allowance"), way("other_allowance")];
    if !asking.is_pppk() {
        choices.insert(0, way("general_allowance"));
    }
    let echelons = &asking.regulation.national.salary.structural.by_echelon;
    choices.extend(echelons.keys().map(|echelon| {
        let label = Phrase::of("choose.echelon_of").with("echelon", echelon);
        Choice::new(echelon, label).among("choose.echelons".to_owned())
    }));
    let question = Question::asked(WAY, "ask.allowance", Kind::Choice(choices)).usual(usual);
    let mut give = |key: &str, value| form.given.push((format!("{ALLOWANCE}.{key}"), value));
    let amount = match question.answer(asking.draft).unwrap_or(usual) {
        "other_allowance" => Some(Question::asked(
            &format!("{ALLOWANCE}.amount"),
            "ask.allowance_amount",
            Kind::Rupiah,
        )),
        way => {
            match way {
                "general_allowance" => give("general", Value::Bool(true)),
                "no_allowance" => give("general", Value::Bool(false)),
                echelon => give("echelon", Value::from(echelon)),
            }
            None
        }
    };
    std::iter::once(question).chain(amount).collect()
}

/// PTKP status; the usual one follows from the family allowance.
fn tax_status(asking: &Asking<'_>) -> Question {
    let choices = TaxStatus::WORDS.iter().map(|status| {
        let label = Phrase::of(format!("tax_status.{status}"));
        Choice::new(status, label)
    });
    let married = asking.answer_or(SPOUSE, NO) == YES;
    let children: u32 = asking.answer_or(CHILDREN, "0").parse().unwrap_or(0);
    let kind = if married { "K" } else { "TK" };
    Question::asked(
        "$.taxStatus",
        "ask.tax_status",
        Kind::Choice(choices.collect()),
    )
    .usual(format!("{kind}/{}", children.min(3)))
}

fn payslip(asking: &Asking<'_>) -> Vec<Question> {
    let ask = |path, key| Question::asked(path, key, Kind::Rupiah);
    let mut questions = vec![
        ask("$.salary.typed.gross", "ask.payslip_gross"),
        ask("$.salary.typed.healthBase", "ask.payslip_health_base"),
    ];
    let goes_by_grade = !asking.is_pppk() && asking.regulation.regional.goes_by_grade();
    if asking.tax_method() == TaxMethod::ByGrade || goes_by_grade {
        let (grades, usual) = grades(asking);
        let choices = Kind::Choice(grades_of(grades));
        let label = Phrase::of("ask.grade");
        questions.push(Question::new(GRADE_OF_PAYSLIP, label, choices).usual(usual));
    }
    if is_last_month(asking) {
        questions.push(ask(
            "$.salary.typed.contributions",
            "ask.payslip_contributions",
        ));
    }
    questions
}

/// In its last month the tax of the year is settled, so the months before it count.
fn year_end(asking: &Asking<'_>) -> Section {
    let ask = |path, key| Question::asked(path, key, Kind::Rupiah);
    const MONTHS: &str = "$.yearEnd.months";
    let months = Question::asked(MONTHS, "ask.months_worked", Kind::Count);
    // Alone it says nothing of the year, so the usual answer makes no year of blanks.
    let is_typed = asking.draft.answer(MONTHS).is_some();
    let months = Question {
        place: is_typed.then(|| MONTHS.to_owned()),
        ..months.usual(asking.month.number())
    };
    Section {
        key: "section.year_end",
        folded: true,
        groups: vec![Group {
            key: None,
            questions: vec![
                months,
                ask("$.yearEnd.grossBefore", "ask.gross_before"),
                ask("$.yearEnd.salaryGrossBefore", "ask.salary_gross_before"),
                ask("$.yearEnd.withheldBefore", "ask.withheld_before"),
                ask(
                    "$.yearEnd.salaryWithheldBefore",
                    "ask.salary_withheld_before",
                ),
                ask("$.yearEnd.contributions", "ask.year_contributions"),
            ],
        }],
    }
}
