//! What the lines and numbers of an estimate are: keys for words, each with its text in JSON.

use serde::{Serialize, Serializer};

/// Declares keys with their text, so that all of them can be gone through.
macro_rules! keys {
    ($(#[$doc:meta])* pub enum $name:ident { $($key:ident = $word:literal;)* }) => {
        $(#[$doc])*
        #[expect(missing_docs, reason = "the words say what each is")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($key,)*
        }

        impl $name {
            /// Every text, in the order of the list.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The text in JSON.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$key => $word,)*
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

keys! {
    /// What a line or a number is.
    pub enum Key {
        AbilityFactor = "ability_factor";
        AbleShare = "able_share";
        Absence = "absence";
        AbsentMinutes = "absent_minutes";
        AbsentAllMonth = "absent_all_month";
        Acting = "acting";
        ActingBase = "acting_base";
        Activity = "activity";
        Allowed = "allowed";
        AtStake = "at_stake";
        Attendance = "attendance";
        AttendanceCap = "attendance_cap";
        AttendanceCut = "attendance_cut";
        BackPay = "back_pay";
        BackPayOf = "back_pay_of";
        BasicTpp = "basic_tpp";
        BeforeAbility = "before_ability";
        BeforeRounding = "before_rounding";
        BorneByRegion = "borne_by_region";
        Bpk = "bpk";
        Bracket = "bracket";
        BracketIncome = "bracket_income";
        BracketRate = "bracket_rate";
        CapOfWhole = "cap_of_whole";
        Coefficient = "coefficient";
        ConstructionCost = "construction_cost";
        Contributions = "contributions";
        Count = "count";
        CreditedMinutes = "credited_minutes";
        Criterion = "criterion";
        Day = "day";
        Due = "due";
        Employment = "employment";
        Exemption = "exemption";
        ExpenseAMonth = "expense_a_month";
        ExpenseAYear = "expense_a_year";
        ExtraMonth = "extra_month";
        ExtraSalary = "extra_salary";
        FirstStep = "first_step";
        FiscalCapacity = "fiscal_capacity";
        FullScore = "full_score";
        FullEntitlement = "full_entitlement";
        Governance = "governance";
        GovernanceIndex = "governance_index";
        GovernanceTotal = "governance_total";
        Gross = "gross";
        GrossBefore = "gross_before";
        GrossOfYear = "gross_of_year";
        Health = "health";
        HealthRate = "health_rate";
        HealthRoom = "health_room";
        Infraction = "infraction";
        Measure = "measure";
        Measures = "measures";
        MinutesOf = "minutes_of";
        MonthsWorked = "months_worked";
        MostMinutes = "most_minutes";
        MostScore = "most_score";
        MostOccupationalExpense = "most_occupational_expense";
        NetIncome = "net_income";
        Nothing = "nothing";
        OccupationalExpense = "occupational_expense";
        Organisation = "organisation";
        Output = "output";
        OwnDeduction = "own_deduction";
        PaidBefore = "paid_before";
        Part = "part";
        PartOfMonth = "part_of_month";
        PercentEach = "percent_each";
        PercentOf = "percent_of";
        Quality = "quality";
        Quantity = "quantity";
        Rating = "rating";
        Received = "received";
        Reduction = "reduction";
        Role = "role";
        Roles = "roles";
        Rounding = "rounding";
        SalaryGross = "salary_gross";
        Sanction = "sanction";
        SanctionMonth = "sanction_month";
        SanctionMonths = "sanction_months";
        ScoreRounding = "score_rounding";
        SetAside = "set_aside";
        SplitEntitlement = "split_entitlement";
        StatusEvent = "status_event";
        SuperiorDidNotRate = "superior_did_not_rate";
        TargetMinutes = "target_minutes";
        Tax = "tax";
        TaxByGrade = "tax_by_grade";
        TaxOfYear = "tax_of_year";
        TaxOfEarlier = "tax_of_earlier";
        TaxOfMonths = "tax_of_months";
        TaxSalary = "tax_salary";
        TaxTotal = "tax_total";
        TaxableGross = "taxable_gross";
        TaxableIncome = "taxable_income";
        Ter = "ter";
        TypedScore = "typed_score";
        Weight = "weight";
        WithheldBefore = "withheld_before";
        WholeMonth = "whole_month";
        WorkingDays = "working_days";
        WorkedMinutes = "worked_minutes";
    }
}

keys! {
    /// An input that changes nothing under the rule, and is told of all the same.
    pub enum SetAside {
        Agency = "agency";
        Position = "position";
        Late = "late";
        EarlyDeparture = "early_departure";
        TaxStatus = "tax_status";
        Grade = "grade";
        Scores = "scores";
        FullMonth = "full_month";
    }
}
