//! The two kinds of pack as they are written: the nation's and a region's.

use super::ability::AbilityFactor;
use super::activity::ActivityRule;
use super::attendance::Attendance;
use super::back_pay::BackPayRule;
use super::basic_tpp::{BasicTpp, BpkByClass, GovernanceIndex};
use super::check::Defined;
use super::contributions::Contributions;
use super::criteria::{self, CriterionAmount, CriterionRule, Paid};
use super::extra_months::{self, ExtraMonth};
use super::full_months::FullMonths;
use super::measures::{self, Measures};
use super::mid_month::MidMonth;
use super::payment::{DefinedParts, Parts, Payment, Score};
use super::percent_of;
use super::performance::{OrganisationRule, OutputRule, RatingMatrix, RatingRule};
use super::places::{Agencies, Position, Positions};
use super::posts::Posts;
use super::reductions::Reductions;
use super::roles::Roles;
use super::rounding::RoundingRules;
use super::salary::SalaryTables;
use super::status::{ActingRule, EmploymentRule, Sanctions};
use super::tax::TaxTables;
use super::terms::Criterion;
use super::who::Who;
use super::withholding::Withholding;
use crate::document::{Faults, Format, Id, Path, Reason, Table};
use crate::provision::{Standing, Validity};

crate::record! {
    /// What holds in the whole country.
    pub struct NationalPack("Paket nasional", "Aturan nasional: tukin BPK, pajak, iuran, gaji, hukuman disiplin.") {
        /// Version of this format, 1.
        format: Format, "Versi format, 1";
        id: Id, "Kode paket";
        title: String, "Judul";
        status: Standing, "Status";
        /// Months it can be used for.
        valid: Validity, "Masa berlaku";
        bpk_by_class: BpkByClass, "Tukin BPK per kelas";
        /// How IPPD is derived.
        governance_index: GovernanceIndex, "Cara menghitung IPPD";
        rating_matrix: RatingMatrix, "Matriks predikat kinerja";
        tax: TaxTables, "Pajak";
        contributions: Contributions, "Iuran";
        salary: SalaryTables, "Gaji";
        sanctions: Sanctions, "Hukuman disiplin";
    }
}

crate::record! {
    /// What a region decides.
    pub struct RegionalPack("Paket daerah", "Aturan TPP satu daerah untuk satu masa.") {
        /// Version of this format, 1.
        format: Format, "Versi format, 1";
        id: Id, "Kode paket";
        title: String, "Judul";
        region: Region, "Daerah";
        status: Standing, "Status";
        /// Months it can be used for.
        valid: Validity, "Masa berlaku";
        /// The national pack it builds on.
        builds_on: Id, "Paket nasional yang menjadi dasar";
        /// What the reader should know about the whole pack.
        note: Option<String>, "Catatan tentang paket ini";
        basic_tpp: BasicTpp, "TPP dasar";
        criteria: Table<Criterion, CriterionRule>, "Kriteria";
        ability_factor: Option<AbilityFactor>, "Faktor kemampuan keuangan daerah";
        agencies: Option<Agencies>, "Perangkat daerah";
        positions: Option<Positions>, "Jabatan";
        payment: Payment, "Pembayaran";
        /// Months that are paid in full.
        full_months: Option<FullMonths>, "Bulan dibayar penuh";
        attendance: Option<Attendance>, "Kehadiran";
        rating: Option<RatingRule>, "Predikat kinerja";
        activity: Option<ActivityRule>, "Menit aktivitas";
        /// Quantity and quality.
        output: Option<OutputRule>, "Kuantitas dan kualitas";
        organisation: Option<OrganisationRule>, "Kinerja organisasi";
        measures: Option<Measures>, "Nilai bernama";
        employment: EmploymentRule, "Status kepegawaian";
        mid_month: Option<MidMonth>, "Mulai atau berhenti di tengah bulan";
        acting: Option<ActingRule>, "Pelaksana tugas";
        roles: Option<Roles>, "Tugas tambahan";
        /// Sanctions, in place of the national ones.
        sanctions: Option<Sanctions>, "Hukuman disiplin, menggantikan aturan nasional";
        reductions: Option<Reductions>, "Pengurangan lain";
        extra_months: Vec<ExtraMonth>, "THR dan gaji ke-13";
        back_pay: Option<BackPayRule>, "Rapel";
        withholding: Withholding, "Potongan resmi";
        rounding: RoundingRules, "Pembulatan";
    }
}

crate::record! {
    /// A region.
    pub struct Region("Daerah", "Nama daerah.") {
        code: Option<String>, "Kode Kemendagri";
        name: String, "Nama";
        short: String, "Nama pendek";
    }
}

fn check_validity(valid: &Validity, at: &Path<'_>, faults: &mut Faults) {
    if let Some(until) = valid.until
        && until < valid.from
    {
        let found = until.to_string();
        faults.add_of(at, &at.key("until"), Reason::NotRising { found });
    }
}

impl NationalPack {
    pub(super) fn check(&self, faults: &mut Faults) {
        let at = Path::ROOT;
        check_validity(&self.valid, &at.key("valid"), faults);
        self.governance_index
            .check(&at.key("governance_index"), faults);
        self.rating_matrix.check(&at.key("rating_matrix"), faults);
        self.tax.check(&at.key("tax"), faults);
        self.contributions.check(&at.key("contributions"), faults);
        self.salary.check(&at.key("salary"), faults);
        self.sanctions.check(None, &at.key("sanctions"), faults);
        self.bpk_by_class.check(&at.key("bpk_by_class"), faults);
    }
}

impl RegionalPack {
    /// The title with the short name of the region: "Kukar · rancangan 2024".
    pub fn short_title(&self) -> String {
        let Some(rest) = self.title.strip_prefix(&self.region.name) else {
            return self.title.clone();
        };
        let short = &self.region.short;
        match rest.trim_start_matches([',', ':', ' ']) {
            "" => short.clone(),
            rest => format!("{short} · {rest}"),
        }
    }

    /// Whom its exceptions are for.
    pub fn exceptions(&self) -> impl Iterator<Item = &Who> {
        let amounts = self
            .criteria
            .values()
            .filter_map(|rule| rule.amount.as_ref());
        let ability = self.ability_factor.iter();
        amounts
            .flat_map(CriterionAmount::exceptions)
            .chain(ability.flat_map(|rule| rule.exceptions.iter().map(|row| &row.who)))
            .chain(self.payment.splits.iter().map(|split| &split.who))
            .chain(self.withholding.tax.exceptions.iter().map(|row| &row.who))
    }

    /// Whether anything goes by the grade of a PNS.
    pub fn goes_by_grade(&self) -> bool {
        self.exceptions().any(|who| !who.grades.is_empty())
    }

    /// A position of the list.
    pub fn position(&self, id: &Id) -> Option<&Position> {
        let mut listed = self.positions.iter().flat_map(|positions| &positions.list);
        listed.find(|position| position.id == *id)
    }

    /// The criteria in the order of the law, whatever the order in the document.
    pub fn criteria(&self) -> impl Iterator<Item = (Criterion, &CriterionRule)> {
        Criterion::ALL
            .iter()
            .filter_map(|criterion| Some((*criterion, self.criteria.get(criterion)?)))
    }

    /// Checks the pack; what it takes from the national pack only where that one is at hand.
    pub(super) fn check(&self, national: Option<&NationalPack>, faults: &mut Faults) {
        let at = Path::ROOT;
        check_validity(&self.valid, &at.key("valid"), faults);
        let posts = self.check_posts(&at, faults);
        let governance = national.map(|national| &national.governance_index);
        self.basic_tpp
            .check(governance, &posts, &at.key("basic_tpp"), faults);
        criteria::check(&self.criteria, &posts, &at.key("criteria"), faults);
        if let Some(factor) = &self.ability_factor {
            factor.check(&posts, &at.key("ability_factor"), faults);
        }
        let criteria = self.criteria();
        let split = criteria.filter(|(_, rule)| rule.paid == Paid::Split);
        let split = split.map(|(criterion, _)| criterion);
        self.payment
            .check(split, &posts, &at.key("payment"), faults);
        let parts = DefinedParts::of(&self.payment.parts, faults);
        self.check_sections(&at, faults);
        self.check_scores(&parts, &at, faults);
        self.check_status(&parts, &at, faults);
        if let Some(mid_month) = &self.mid_month {
            mid_month.check(&at.key("mid_month"), faults);
        }
        if let Some(full) = &self.full_months {
            full.check(&at.key("full_months"), faults);
        }
        extra_months::check(&self.extra_months, &at.key("extra_months"), faults);
        let withholding = at.key("withholding");
        self.withholding
            .tax
            .check(&posts, &withholding.key("tax"), faults);
        self.rounding.check(&at.key("rounding"), faults);
    }

    /// Agencies and positions.
    fn check_posts<'a>(&'a self, at: &Path<'_>, faults: &mut Faults) -> Posts<'a> {
        let (agencies_at, positions_at) = (at.key("agencies"), at.key("positions"));
        let agencies = || self.agencies.iter().flat_map(|a| &a.list).map(|a| &a.id);
        let list: &[Position] = self.positions.as_ref().map_or(&[], |p| &p.list);
        let positions = || list.iter().map(|position| &position.id);
        let (agency_list, position_list) = (agencies_at.key("list"), positions_at.key("list"));
        super::check::unique(agencies(), &agency_list, faults);
        super::check::unique(positions(), &position_list, faults);
        let posts = Posts {
            agencies: Defined::of(agencies(), &agency_list, faults),
            positions: Defined::of(positions(), &position_list, faults),
            list,
        };
        for (n, position) in list.iter().enumerate() {
            if let Some(agency) = &position.agency {
                let place = position_list.index(n);
                posts.agencies.check(agency, &place.key("agency"), faults);
            }
        }
        posts
    }

    /// Each score a part uses has its section, and each section is used.
    fn check_sections(&self, at: &Path<'_>, faults: &mut Faults) {
        let payment = at.key("payment");
        if !faults.is_whole_in_each(&payment.key("parts"), "scored_by") {
            return;
        }
        let parts = Parts(&self.payment.parts);
        for (score, key, present) in [
            (Score::Attendance, "attendance", self.attendance.is_some()),
            (Score::Rating, "rating", self.rating.is_some()),
            (Score::Activity, "activity", self.activity.is_some()),
            (Score::Output, "output", self.output.is_some()),
            (
                Score::Organisation,
                "organisation",
                self.organisation.is_some(),
            ),
            (Score::Measures, "measures", self.measures.is_some()),
        ] {
            match (parts.use_score(score), present) {
                (true, false) => faults.add(&at.key(key), Reason::Missing),
                // Without any part the fault is theirs, not that of every section.
                (false, true) if !parts.0.is_empty() => {
                    let with = "$.payment.parts".to_owned();
                    faults.add_sure(&at.key(key), Reason::Contradiction { with });
                }
                _ => {}
            }
        }
    }

    fn check_scores(&self, parts: &DefinedParts<'_>, at: &Path<'_>, faults: &mut Faults) {
        if let Some(attendance) = &self.attendance {
            let attendance_at = at.key("attendance");
            attendance.check(parts, &attendance_at, faults);
            let of = (attendance.of, &*attendance.of_criteria);
            percent_of::check(of, &self.criteria, &attendance_at, faults);
        }
        if let Some(rating) = &self.rating {
            rating.check(&at.key("rating"), faults);
        }
        if let Some(activity) = &self.activity {
            activity.check(&at.key("activity"), faults);
        }
        if let Some(output) = &self.output {
            output.check(&at.key("output"), faults);
        }
        let payment_at = at.key("payment");
        let parts_at = payment_at.key("parts");
        for (n, part) in self.payment.parts.iter().enumerate() {
            measures::check_part(part, &parts_at.index(n), faults);
        }
        if let Some(measures) = &self.measures {
            measures.check(&self.payment.parts, &at.key("measures"), faults);
        }
        if let Some(organisation) = &self.organisation {
            organisation.check(&at.key("organisation"), faults);
        }
    }

    fn check_status(&self, parts: &DefinedParts<'_>, at: &Path<'_>, faults: &mut Faults) {
        self.employment.check(&at.key("employment"), faults);
        let is_by_criterion = self.payment.is_by_criterion();
        if let Some(roles) = &self.roles {
            roles.check(is_by_criterion, &at.key("roles"), faults);
        }
        if let Some(acting) = &self.acting {
            acting.check(is_by_criterion, &at.key("acting"), faults);
        }
        if let Some(sanctions) = &self.sanctions {
            sanctions.check(Some(parts), &at.key("sanctions"), faults);
        }
        if let Some(reductions) = &self.reductions {
            reductions.check(&at.key("reductions"), faults);
        }
    }
}
