#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use super::*;

impl State {
    /// The state after an action; the one before stays to be compared with.
    fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.apply(action);
        next
    }
}
use crate::app::compliance::checklist::{Item, Kind};
use crate::app::compliance::matrix::Cell;
use crate::app::compliance::{compare, effect, reviews, scale};
use crate::compliance::instrument::Zone;
use crate::money::Points;
use crate::regulation::library::Library;

fn documents(folder: &str) -> Vec<Value> {
    let path = format!("{}/web/{folder}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(path).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let read = |path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    paths.into_iter().map(read).collect()
}

fn start(kept: Option<Value>) -> State {
    let library = Library::of(documents("regulations"));
    let catalogue = Rc::new(Catalogue::of(&documents("instruments"), library));
    let today = Date::parse("2024-03-30").unwrap();
    State::start(catalogue, Language::Id, today, kept.map(Ok))
}

/// Every indicator on the same step, or the highest it has; numbers at an end of their range.
fn all(state: State, step: usize) -> State {
    let (_, tree) = state.instrument().unwrap();
    let answers: Vec<(String, String)> = Checklist::of(tree)
        .items()
        .map(|item| {
            let answer = match item.kind {
                Kind::Steps(steps) => steps[step.min(steps.len() - 1)].id.to_string(),
                Kind::Measure(measure) if step > 2 => measure.max.to_string(),
                Kind::Measure(measure) => measure.min.to_string(),
            };
            (item.part.id.to_string(), answer)
        })
        .collect();
    let answer = |state: State, (id, text)| state.reduce(Action::Answer(id, text));
    answers.into_iter().fold(state, answer)
}

fn at(state: State, unit: &str, period: &str) -> State {
    let state = state
        .reduce(Action::Instrument("ombudsman-2022".to_owned()))
        .reduce(Action::Period(period.to_owned()));
    let spot = Spot {
        unit: unit.to_owned(),
        ..state.spot.clone()
    };
    if state.assessments.has_unit(unit) {
        return state.reduce(Action::Open(spot));
    }
    state
        .reduce(Action::AddUnit)
        .reduce(Action::Unit(unit.to_owned()))
}

#[test]
fn one_at_a_time_stays_so_with_another_instrument() {
    let state = start(None).reduce(Action::One(Some(3)));
    let state = state.reduce(Action::Instrument("skm".to_owned()));
    assert_eq!(state.one, Some(0));
    let state = state.reduce(Action::One(None));
    let state = state.reduce(Action::Instrument("sakip".to_owned()));
    assert_eq!(state.one, None);
}

#[test]
fn a_tap_goes_on_to_the_next_that_is_open_and_unfolds_its_chapter() {
    let state =
        at(start(None), "RSUD", "2024").reduce(Action::Instrument("ombudsman-opini".to_owned()));
    assert_eq!((state.here, &*state.unfolded), (None, &[0][..]));
    let (_, tree) = state.instrument().unwrap();
    let items: Vec<Item<'_>> = Checklist::of(tree).items().copied().collect();
    let tap = |state: &State, n: usize| {
        let Kind::Steps(steps) = items[n].kind else {
            panic!("{n} has steps");
        };
        state.reduce(Action::Tap(
            items[n].part.id.to_string(),
            steps[0].id.to_string(),
        ))
    };
    let state = tap(&state, 0);
    assert_eq!((state.here, &*state.unfolded), (Some(1), &[0][..]));
    let state = tap(&tap(&state, 2), 1);
    assert_eq!((state.here, &*state.unfolded), (Some(3), &[1][..]));
    let state = state.reduce(Action::Fold(1)).reduce(Action::Fold(4));
    assert_eq!(state.unfolded, [4]);
    let last = items.len() - 1;
    let state = tap(&state.reduce(Action::One(Some(last))), last);
    assert_eq!(
        (state.here, state.one),
        (Some(3), Some(3)),
        "round to the first that is open"
    );
    let elsewhere = state.reduce(Action::Instrument("skm".to_owned()));
    assert_eq!(elsewhere.one, Some(0));
    let again = elsewhere.reduce(Action::Instrument("ombudsman-opini".to_owned()));
    assert_eq!(again.one, Some(3), "a sheet opens where it is open");
    let done = all(state, 4).reduce(Action::GoOn);
    assert_eq!(done.here, None, "nothing is open");
}

#[test]
fn what_is_open_is_a_range_and_not_zero() {
    let state = at(start(None), "RSUD", "2024");
    let score = state.score.clone().unwrap();
    assert_eq!(score.class, None);
    assert_ne!(score.lowest, score.highest);
    let state = all(state, 4);
    assert_eq!(state.score.unwrap().class.as_deref(), Some("A"));
}

#[test]
fn answers_given_before_the_unit_has_a_name_go_with_it() {
    let state = start(None).reduce(Action::Answer("f02_01".to_owned(), "5".to_owned()));
    let state = state.reduce(Action::Unit("RSUD".to_owned()));
    assert_eq!(state.answer(&Id::parse("f02_01").unwrap()), "5");
    assert_eq!(state.assessments.list.len(), 1);
    let other = state.reduce(Action::AddUnit);
    assert_eq!(other.answer(&Id::parse("f02_01").unwrap()), "");
}

#[test]
fn what_is_kept_comes_back_with_its_score() {
    let state = all(at(start(None), "RSUD", "2024"), 3);
    let again = start(Some(state.assessments.write()));
    assert_eq!(again.spot, state.spot);
    let score = |state: &State| state.score.clone().unwrap().score;
    assert_eq!(score(&again), score(&state));
}

#[test]
fn an_answer_outside_the_scale_is_named_and_stays_as_typed() {
    let state = at(start(None), "RSUD", "2024");
    let (_, tree) = state.instrument().unwrap();
    let id = Checklist::of(tree).chapters[0].items[0].part.id.clone();
    let state = state.reduce(Action::Answer(id.to_string(), "99".to_owned()));
    assert!(state.fault_of(&id).is_some());
    assert_eq!(state.answer(&id), "99");
    assert_eq!(state.score.unwrap().answered, 0);
}

#[test]
fn a_file_says_what_it_brought_and_what_it_replaced() {
    let state = all(at(start(None), "RSUD", "2024"), 3);
    let kept = state.assessments.write();
    let load = |state: &State| state.reduce(Action::Load(Ok(kept.clone())));
    let loaded = |state: &State| state.done.as_ref().unwrap().what.clone();
    let replaced = vec![state.spot.clone()];
    let none = Vec::new();
    assert_eq!(
        loaded(&load(&state)),
        What::Loaded {
            count: 1,
            replaced: none
        }
    );
    let other = all(state.clone(), 1);
    let after = load(&other);
    assert_eq!(loaded(&after), What::Loaded { count: 1, replaced });
    assert_eq!(after.assessments, state.assessments);
    assert!(after.reduce(Action::Dismiss).done.is_none());
    assert_eq!(after.reduce(Action::PutBack).assessments, other.assessments);
}

#[test]
fn a_sheet_taken_out_can_be_put_back() {
    let state = all(at(start(None), "RSUD", "2024"), 3);
    let gone = state.reduce(Action::Erase);
    assert!(gone.assessments.list.is_empty());
    assert_eq!(gone.score.as_ref().unwrap().answered, 0);
    let elsewhere = at(gone, "Dinkes", "2024");
    let back = elsewhere.reduce(Action::PutBack);
    assert_eq!(
        (back.assessments.at(&state.spot), &back.spot),
        (state.assessments.at(&state.spot), &state.spot)
    );
    assert_eq!(back.assessments.list.len(), 2, "what was begun since stays");
    assert!(back.done.is_none());
}

#[test]
fn a_unit_gets_another_name_everywhere_and_none_that_is_taken() {
    let state = at(all(at(start(None), "RSUD", "2023"), 2), "RSUD", "2024");
    let state = all(state, 3).reduce(Action::AddUnit);
    let state = state.reduce(Action::Unit("Dinkes".to_owned()));
    assert_eq!(state.assessments.units(""), ["", "Dinkes", "RSUD"]);
    let refused = state.reduce(Action::Unit(" RSUD ".to_owned()));
    assert_eq!(refused.taken.as_deref(), Some("RSUD"));
    assert_eq!(refused.assessments, state.assessments);
    let named = refused.reduce(Action::Unit("Dinas Kesehatan".to_owned()));
    assert_eq!(named.taken, None);
    let rsud = at(named, "RSUD", "2023").reduce(Action::Unit("RS".to_owned()));
    assert_eq!(rsud.assessments.units("RS"), ["Dinas Kesehatan", "RS"]);
    let periods = ["2023", "2024"].map(|period| rsud.assessments.filled("RS", period).count());
    assert_eq!(periods, [1, 1]);
    assert_eq!(rsud.spot.unit, "RS");
}

#[test]
fn a_unit_is_copied_to_the_next_free_period_and_taken_out_whole() {
    let state = at(start(None), "RSUD", "2024").reduce(Action::Period("2023".to_owned()));
    assert_eq!(state.free_period(), None, "there is nothing to copy");
    let state = all(state, 2);
    assert_eq!(state.free_period().as_deref(), Some("2024"));
    let copied = state.reduce(Action::CopyUnit("2024".to_owned()));
    assert_eq!(copied.spot.period, "2024");
    assert_eq!(copied.free_period().as_deref(), Some("2025"));
    let before = copied.assessments.at(&state.spot).unwrap();
    let after = copied.assessments.at(&copied.spot).unwrap();
    assert_eq!(before.answers, after.answers);
    let undone = copied.reduce(Action::PutBack);
    assert_eq!(undone.assessments.filled("RSUD", "2024").count(), 0);
    assert_eq!(undone.spot, state.spot);

    let gone = copied.reduce(Action::RemoveUnit);
    assert_eq!(gone.done.as_ref().unwrap().what, What::Removed);
    assert_eq!((gone.assessments.list.len(), &*gone.spot.unit), (0, ""));
    let back = gone.reduce(Action::PutBack);
    assert_eq!(
        (back.assessments, back.spot),
        (copied.assessments, copied.spot)
    );
}

#[test]
fn the_matrix_has_each_unit_by_each_instrument() {
    let state = all(at(start(None), "RSUD", "2023"), 2);
    let state = all(at(state, "RSUD", "2024"), 4);
    let state = at(state, "Dinkes", "2024").reduce(Action::Instrument("skm".to_owned()));
    let state = state.reduce(Action::Answer("u1".to_owned(), "3,2".to_owned()));
    let cell = |state: &State, unit: &str, instrument: &str| {
        let place = state
            .matrix
            .instruments
            .iter()
            .position(|id| id == instrument);
        let mut units = state.matrix.units.iter();
        let (_, cells) = units.find(|(known, _)| known == unit).unwrap();
        cells[place.unwrap()].clone()
    };
    let Cell::Scored(scored) = cell(&state, "RSUD", "ombudsman-2022") else {
        panic!("RSUD has a class");
    };
    let before = state.matrix.rows("ombudsman-2022")[0].score.score.unwrap();
    assert_eq!((&*scored.class, scored.zone), ("A", Some(Zone::Green)));
    assert_eq!(scored.change, scored.score.minus(before).ok());
    assert_eq!(cell(&state, "Dinkes", "skm"), Cell::Partly(1, 9));
    assert_eq!(cell(&state, "Dinkes", "pekppp"), Cell::Empty);
    let wrong = state.reduce(Action::Answer("u2".to_owned(), "9".to_owned()));
    assert_eq!(cell(&wrong, "Dinkes", "skm"), Cell::Partly(1, 9));
    let state = state
        .reduce(Action::Instrument("service-standard".to_owned()))
        .reduce(Action::AddProduct("KTP".to_owned()));
    assert_eq!(
        cell(&state, "Dinkes", "service-standard"),
        Cell::Products(0, 1)
    );
    assert!(
        !state
            .matrix
            .instruments
            .contains(&"ombudsman-2021".to_owned())
    );
}

#[test]
fn an_indicator_ruled_out_is_not_on_the_way() {
    let state = all(at(start(None), "RSUD", "2024"), 3);
    let state = state.reduce(Action::Aim("A".to_owned()));
    let improvement = state.improvement.clone().unwrap();
    assert!(improvement.reachable);
    let first = improvement.raises[0].indicator.clone();
    let state = state.reduce(Action::RuleOut(first.clone()));
    let improvement = state.improvement.clone().unwrap();
    assert!(
        improvement
            .raises
            .iter()
            .all(|raise| raise.indicator != first)
    );
}

#[test]
fn the_parts_of_a_change_add_to_it() {
    let mut state = start(None);
    let assessments = [
        ("A", "2023", 2),
        ("B", "2023", 3),
        ("A", "2024", 4),
        ("C", "2024", 1),
    ];
    for (unit, period, step) in assessments {
        state = all(at(state, unit, period), step);
    }
    let comparison = state.comparison.unwrap();
    let periods: Vec<&str> = comparison
        .means
        .iter()
        .map(|(period, _)| &**period)
        .collect();
    assert_eq!(periods, ["2023", "2024"]);
    let between = comparison.between.as_ref().unwrap();
    assert_eq!((&*between.before, &*between.after), ("2023", "2024"));
    let moved = between.moved.as_ref().unwrap();
    let change = &moved.change;
    let parts = change
        .left
        .plus(change.same)
        .unwrap()
        .plus(change.came)
        .unwrap();
    assert_eq!(parts, change.change);
    assert!(moved.units.contains(&"B".to_owned()));
    assert!(!comparison.weakest.is_empty());
}

#[test]
fn units_of_a_period_stand_side_by_side_in_each_part() {
    let mut state = start(None);
    for (unit, period, step) in [("A", "2023", 1), ("A", "2024", 2), ("B", "2024", 4)] {
        state = all(at(state, unit, period), step);
    }
    let comparison = state.comparison.unwrap();
    assert_eq!(comparison.dimensions.len(), 4);
    for dimension in &comparison.dimensions {
        let units: Vec<&str> = dimension.units.iter().map(|(unit, _)| &**unit).collect();
        assert_eq!(units, ["A", "B"]);
        let (low, high) = (dimension.units[0].1.value, dimension.units[1].1.value);
        assert!(low < dimension.mean && dimension.mean < high);
    }
    let trends = comparison.trends.iter();
    let trends: Vec<_> = trends
        .map(|trend| (&*trend.unit, trend.scores.len()))
        .collect();
    assert_eq!(trends, [("A", 2), ("B", 1)]);
}

#[test]
fn a_pack_may_name_the_instruments_that_give_the_rating() {
    let state = start(None);
    let library = &state.catalogue.library;
    let chosen = library
        .choose("kukar-2024-rancangan", [].into_iter())
        .unwrap();
    let mut rule = chosen.regulation.regional.organisation.clone().unwrap();
    let skm = Id::parse("skm").unwrap();
    assert!(effect::result(&state.catalogue, &rule, &skm, "A").is_none());
    rule.instruments.clear();
    let rated = effect::rated(&state.catalogue, &rule, &skm, "A", Some(24)).unwrap();
    assert_eq!(rated.rating.as_str(), "very_good");
    let people: Option<u32> = rated.pattern.iter().map(|share| share.people).sum();
    assert_eq!(people, Some(24));
}

#[test]
fn a_name_that_looks_like_a_formula_is_text_in_the_table() {
    let state = all(at(start(None), "=1+1", "2024"), 4);
    let rows = &state.comparison.unwrap().rows;
    assert!(compare::csv(rows, "unit").contains("\"'=1+1\";\"2024\";100;\"A\""));
}

#[test]
fn a_class_moves_the_tpp_of_a_sample_person() {
    let state = start(None);
    let chosen = state
        .catalogue
        .library
        .choose("kukar-2024-rancangan", [].into_iter())
        .unwrap();
    let rule = chosen.regulation.regional.organisation.as_ref().unwrap();
    let instrument = Id::parse("ombudsman-2022").unwrap();
    let result = |class| effect::result(&state.catalogue, rule, &instrument, class).unwrap();
    assert_eq!(result("A"), "very_good");
    assert_eq!(result("E"), "very_poor");
    let rows = effect::rows(&chosen.regulation, "9", state.today.month()).unwrap();
    let net = |result: String| rows.iter().find(|row| row.result == result).unwrap().net;
    assert!(net(result("A")) > net(result("E")));
}

#[test]
fn a_score_stands_in_the_place_of_its_class() {
    let state = at(start(None), "RSUD", "2024");
    let (_, tree) = state.instrument().unwrap();
    let ladder = scale::Ladder::of(tree).unwrap();
    let points = |text| Points::parse(text).unwrap();
    let edges: Vec<String> = ladder.edges().iter().map(Points::to_string).collect();
    assert_eq!(edges, ["0", "32", "54", "78", "88", "100"]);
    let placed = [
        ("0", 0),
        ("31.99", 199),
        ("32", 200),
        ("43", 300),
        ("88", 800),
        ("100", 1000),
    ];
    for (score, place) in placed {
        assert_eq!(ladder.place(points(score)), place, "{score}");
    }
}

#[test]
fn a_score_has_three_decimals_unless_they_would_lie_on_an_edge() {
    let state = start(None).reduce(Action::Instrument("pekppp".to_owned()));
    let bands = &state.instrument().unwrap().1.pack.bands.list;
    for (score, shown) in [
        ("2.564964", "2.565"),
        ("2.5", "2.5"),
        ("3.0004", "3.0004"),
        ("2.9999", "2.9999"),
        ("3.0005", "3.001"),
    ] {
        let shortened = scale::shortened(Points::parse(score).unwrap(), bands);
        assert_eq!(shortened.to_string(), shown);
    }
}

#[test]
fn the_way_up_opens_at_the_next_class() {
    let state = at(start(None), "RSUD", "2024");
    assert!(state.improvement.is_none(), "nothing is answered yet");
    let target = |state: &State| state.improvement.as_ref().unwrap().target.clone();
    let state = all(state, 2);
    let score = state.score.clone().unwrap();
    let bands = &state.instrument().unwrap().1.pack.bands.list;
    let place = bands
        .iter()
        .position(|band| Some(&band.name) == score.class.as_ref());
    assert_eq!(target(&state), bands[place.unwrap() + 1].name);
    assert_eq!(target(&state.reduce(Action::Aim("A".to_owned()))), "A");
    assert_eq!(
        target(&all(state, 4)),
        "A",
        "there is none above the highest"
    );
}

#[test]
fn a_survey_file_names_the_cells_it_cannot_use() {
    let state = start(None).reduce(Action::Instrument("skm".to_owned()));
    let csv = "u1,u2,u3,u4,u5,u6,u7,u8,u9\n4,4,4,4,4,4,4,4,4\n4,9,4,4,4,4,4,4,4\n";
    let state = state.reduce(Action::Survey(Ok(csv.as_bytes().to_vec())));
    let survey = state.survey.unwrap();
    assert_eq!(survey.faults.len(), 1);
    assert_eq!((survey.faults[0].row, survey.respondents), (3, 2));
    assert!(state.score.unwrap().answered > 0);
}

#[test]
fn a_service_standard_is_kept_with_its_product_and_date() {
    let state = start(None).reduce(Action::Instrument("service-standard".to_owned()));
    let state = state
        .reduce(Action::Unit("Disdukcapil".to_owned()))
        .reduce(Action::AddProduct("KTP".to_owned()))
        .reduce(Action::AddProduct("KK".to_owned()));
    assert_eq!(state.product, 1);
    let decreed = Action::Fill(
        "$.products[1].decreed".to_owned(),
        Value::from("2021-01-01"),
    );
    let again = start(Some(state.reduce(decreed).assessments.write()));
    let result = again.standing.clone().unwrap().result.clone().unwrap();
    assert_eq!(result.products[1].name, "KK");
    assert_eq!(result.products[1].review.overdue, Date::parse("2024-01-01"));
    assert!(again.score.is_none());
    let rows = &again.reviews;
    let names: Vec<&str> = rows.iter().map(|row| &*row.product.name).collect();
    assert_eq!(names, ["KK", "KTP"], "the one due first at the head");
    let table = reviews::csv(rows, "unit");
    let first =
        "\"Disdukcapil\";\"2024\";\"KK\";0;0;0;\"2021-01-01\";\"\";\"\";2022-01-01;2024-01-01";
    assert_eq!(table.lines().nth(1), Some(first));
    let state = again
        .reduce(Action::Product(1))
        .reduce(Action::RemoveProduct);
    assert_eq!(state.product, 0);
    assert_eq!(
        state
            .standing
            .unwrap()
            .result
            .clone()
            .unwrap()
            .products
            .len(),
        1
    );
}

#[test]
fn both_languages_have_the_same_words_and_placeholders() {
    let words = documents("words/officer");
    let [Value::Object(en), Value::Object(id)] = &words[..] else {
        panic!("two tables of words are needed");
    };
    let places = |text: &Value| {
        let Value::Text(text) = text else {
            panic!("a word is a text");
        };
        let mut places: Vec<String> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()))
            .collect();
        places.sort();
        places
    };
    assert_eq!(id.len(), en.len());
    for ((key, text), (other, translated)) in id.iter().zip(en) {
        assert_eq!(key, other);
        assert_eq!(places(text), places(translated), "{key}");
    }
}

#[test]
fn what_another_sheet_comes_to_is_not_worked_out_again() {
    let mut state = start(None);
    for unit in ["A", "B"] {
        state = all(at(state, unit, "2024"), 4);
    }
    let score = |state: &State, unit: &str| {
        let rows = &state.comparison.as_ref().unwrap().rows;
        let row = rows.iter().find(|row| row.assessment.unit == unit).unwrap();
        Rc::clone(&row.score)
    };
    let (_, tree) = state.instrument().unwrap();
    let first = Checklist::of(tree)
        .items()
        .next()
        .unwrap()
        .part
        .id
        .to_string();
    let after = state.reduce(Action::Answer(first, String::new()));
    assert!(Rc::ptr_eq(&score(&state, "A"), &score(&after, "A")));
    assert_ne!(score(&state, "B").answered, score(&after, "B").answered);
    let aimed = after.reduce(Action::Aim("A".to_owned()));
    let comparisons = [&after, &aimed].map(|state| state.comparison.clone().unwrap());
    assert!(Rc::ptr_eq(&comparisons[0], &comparisons[1]));
}
