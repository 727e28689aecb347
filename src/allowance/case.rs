//! A case: one person and one month, as a form, a roster row or a program gives it.

use crate::document::{Id, Month, Table};
use crate::money::{Percent, Rupiah};
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::{Criterion, Employment, Expectation, JobClass, Rating, Years};

crate::record! {
    /// One person in one month. What is not given is not guessed: where the rule needs it, the
    /// estimate says so.
    pub struct Case("Kasus", "Satu pegawai dalam satu bulan.") {
        /// The month asked about.
        month: Month, "Bulan";
        employment: Employment, "Status kepegawaian";
        /// What changes the share of that status, as the pack names it.
        event: Option<Id>, "Keadaan yang mengubah pagu";
        /// The part of the month in the post, where it is not all of it.
        served: Option<Served>, "Bagian bulan dalam jabatan itu";
        /// Post and what is known of its entitlement.
        position: PositionInput, "Jabatan";
        /// Acting appointment beside it.
        acting: Option<ActingInput>, "Plt, Plh, atau Pj";
        /// Roles of the pack that are held beside it.
        roles: Vec<Id>, "Tugas tambahan";
        /// How the month went at the clock.
        attendance: Option<AttendanceInput>, "Kehadiran";
        /// How the month went at work.
        performance: Option<PerformanceInput>, "Kinerja";
        /// Result of the organisation, as the pack names it.
        organisation: Option<String>, "Kinerja organisasi";
        /// Scores by the names that the pack gives them.
        measures: Table<Id, Percent>, "Nilai bernama";
        /// Sanction being served.
        sanction: Option<SanctionInput>, "Hukuman disiplin";
        /// Reductions of the pack that apply.
        reductions: Vec<Id>, "Pengurangan lain";
        /// Other allowances received, by the reduction that is set against them.
        received: Table<Id, Rupiah>, "Tunjangan lain yang diterima";
        /// THR and thirteenth months paid in this month.
        extra_months: Vec<ExtraMonthInput> = "extraMonths", "THR dan gaji ke-13 yang dibayar bulan ini";
        /// What earlier months should have paid, paid in this one.
        back_pay: Option<BackPayInput> = "backPay", "Rapel";
        /// PTKP status at the start of the year.
        tax_status: Option<TaxStatus> = "taxStatus", "Status PTKP";
        /// Salary beside the TPP.
        salary: Option<SalaryInput>, "Gaji";
        /// The year so far, in its last month.
        year_end: Option<YearEndInput> = "yearEnd", "Akhir tahun";
        /// Deductions the person adds.
        deductions: Vec<OwnDeduction>, "Potongan pribadi";
    }
}

crate::record! {
    /// A part of the month.
    pub struct Served("Bagian bulan", "Dari dan sampai tanggal berapa jabatan itu dipegang.") {
        /// First day; without it the first of the month.
        from: Option<u32>, "Mulai tanggal";
        /// Last day; without it the last of the month.
        until: Option<u32>, "Sampai tanggal";
        /// Working days among them, where the pack goes by those.
        working_days: Option<u32> = "workingDays", "Hari kerja di antaranya";
    }
}

crate::record! {
    /// The post.
    pub struct PositionInput("Jabatan", "Kelas jabatan dan yang diketahui tentang pagunya.") {
        class: JobClass, "Kelas jabatan";
        /// Agency of the pack.
        agency: Option<Id>, "Perangkat daerah";
        /// Position of the pack.
        position: Option<Id>, "Jabatan";
        /// Whether the person came to it by equalisation, where the pack has figures for that.
        equalised: Option<bool>, "Hasil penyetaraan jabatan";
        /// Basic TPP, in place of the pack's.
        basic_tpp: Option<Rupiah> = "basicTpp", "TPP dasar, menggantikan angka paket";
        /// Criteria, in place of the pack's.
        criteria: Table<Criterion, CriterionInput>, "Kriteria, menggantikan angka paket";
    }
}

crate::one_of! {
    /// A criterion as the person knows it.
    pub enum CriterionInput("Besaran kriteria") {
        /// Rupiah a month.
        Amount(Rupiah) = "amount", "Rupiah sebulan";
        /// Percent of the basic TPP.
        Percent(Percent) = "percent", "Persen dari TPP dasar";
    }
}

crate::record! {
    /// An acting appointment.
    pub struct ActingInput("Plt, Plh, atau Pj", "Jabatan yang dirangkap dan lamanya.") {
        /// Job class of the post.
        class: JobClass, "Kelas jabatan yang dirangkap";
        /// Days of acting in the month.
        days: u32, "Hari menjabat dalam bulan itu";
        /// Whether the first of the month is among them, where the pack asks.
        covers_first: Option<bool> = "coversFirst", "Tanggal 1 termasuk di dalamnya";
        /// Basic TPP of that class, in place of the pack's.
        basic_tpp: Option<Rupiah> = "basicTpp", "TPP dasar kelas itu";
        /// What that post is paid in a full month, in place of everything the pack says of it.
        amount: Option<Rupiah>, "TPP sebulan jabatan itu";
        /// Whether that post is one level above one's own, where the pack asks.
        higher: Option<bool>, "Jabatan itu satu tingkat lebih tinggi";
    }
}

crate::record! {
    /// Attendance: a score, counts of events, or a log of days.
    pub struct AttendanceInput("Kehadiran", "Nilai kehadiran, jumlah kejadian, atau catatan harian.") {
        /// The score itself, in place of everything below.
        score: Option<Percent>, "Nilai kehadiran, persen";
        /// How often each deduction of the pack occurred (times or days).
        counts: Table<Id, u32>, "Banyaknya tiap kejadian";
        /// Days with something to note; added to the counts.
        days: Vec<DayInput>, "Catatan harian";
        /// Working days of the month.
        working_days: Option<u32> = "workingDays", "Hari kerja";
    }
}

crate::record! {
    /// A day with something to note.
    pub struct DayInput("Hari", "Satu hari dengan kejadian.") {
        /// Day of the month.
        day: u32, "Tanggal";
        /// The deduction that the absence is.
        absence: Option<Id>, "Ketidakhadiran";
        late_minutes: Option<u32> = "lateMinutes", "Menit terlambat";
        /// Minutes left early.
        early_minutes: Option<u32> = "earlyMinutes", "Menit pulang lebih awal";
    }
}

crate::record! {
    /// Performance: whichever of it the pack asks for.
    pub struct PerformanceInput("Kinerja", "Predikat, menit aktivitas, atau nilai kinerja.") {
        /// The score itself, in place of everything below.
        score: Option<Percent>, "Nilai kinerja, persen";
        rating: Option<Rating>, "Predikat kinerja";
        /// Work result, to derive the rating.
        result: Option<Expectation>, "Hasil kerja";
        /// Work behaviour, to derive the rating.
        behaviour: Option<Expectation>, "Perilaku kerja";
        /// No SKP was made.
        no_plan: Option<bool> = "noPlan", "Tidak menyusun SKP";
        /// A superior who did not rate subordinates.
        superior_did_not_rate: Option<bool> = "superiorDidNotRate", "Tidak menilai bawahan";
        /// Activity minutes of the month.
        activity_minutes: Option<u32> = "activityMinutes", "Menit aktivitas";
        /// Days for which minutes are credited, by the pack's ids.
        credited_days: Table<Id, u32> = "creditedDays", "Hari yang menitnya diakui";
        /// Working days of the month, where the pack asks and attendance does not say.
        working_days: Option<u32> = "workingDays", "Hari kerja";
        /// Days or times of absence that lower the most minutes, by the pack's ids.
        absences: Table<Id, u32>, "Ketidakhadiran yang menurunkan batas menit";
        /// Quantity of daily reports.
        quantity: Option<Percent>, "Kuantitas, persen";
        /// Quality of the work.
        quality: Option<Percent>, "Kualitas, persen";
    }
}

crate::record! {
    /// A sanction being served.
    pub struct SanctionInput("Hukuman disiplin", "Hukuman dan bulan mulainya.") {
        /// The sanction of the pack.
        id: Id, "Hukuman";
        /// First month of the cut.
        since: Month, "Bulan mulai";
    }
}

crate::record! {
    /// THR or a thirteenth month.
    pub struct ExtraMonthInput("THR atau gaji ke-13", "Pembayaran menurut paket dan dasarnya.") {
        id: Id, "Kode menurut paket";
        /// The month's TPP it is a share of, before or after cuts as the pack says; without it that
        /// of this month, and in a year that of the month the pack names.
        tpp: Option<Rupiah>, "TPP sebulan yang menjadi dasar; tanpa isian: TPP bulan ini";
        /// The salary paid with it, which counts for the tax of the month; by the tables the salary
        /// in cash.
        salary: Option<Rupiah>, "Gaji yang dibayar bersamanya; tanpa isian: gaji tunai menurut tabel";
    }
}

crate::one_of! {
    /// What earlier months should have paid.
    pub enum BackPayInput("Rapel") {
        /// As one sum.
        Sum(Rupiah) = "sum", "Kekurangan, satu jumlah";
        /// Paid too much, taken back.
        Overpaid(Rupiah) = "overpaid", "Kelebihan yang ditarik kembali";
        /// Month by month.
        Months(Vec<BackPayMonth>) = "months", "Bulan demi bulan";
    }
}

crate::record! {
    /// An earlier month.
    pub struct BackPayMonth("Bulan yang dirapel", "TPP bruto yang telah dibayar dan yang seharusnya.") {
        month: Month, "Bulan";
        /// Gross TPP that was paid.
        paid: Rupiah, "TPP bruto yang telah dibayar";
        /// Gross TPP that should have been.
        due: Rupiah, "TPP bruto yang seharusnya";
    }
}

crate::one_of! {
    /// The salary beside the TPP.
    pub enum SalaryInput("Gaji") {
        /// From the tables.
        ByTables(SalaryByTables) = "byTables", "Dihitung dari tabel gaji";
        /// From the payslip.
        Typed(TypedSalary) = "typed", "Diisi dari slip gaji";
    }
}

crate::record! {
    /// What the salary tables need.
    pub struct SalaryByTables("Gaji dari tabel", "Golongan, masa kerja, dan keluarga.") {
        /// Grade: `"III/d"` of a PNS, `"IX"` of a PPPK.
        grade: String, "Golongan";
        /// Full years of service in the grade.
        years: Years, "Masa kerja golongan";
        /// Whether the family allowance counts a spouse.
        spouse: bool, "Tunjangan suami atau istri";
        /// Children in the family allowance.
        children: u32, "Anak yang ditunjang";
        allowance: AllowanceInput, "Tunjangan jabatan";
    }
}

crate::one_of! {
    /// The allowance beside the base salary.
    pub enum AllowanceInput("Tunjangan jabatan") {
        /// Structural, by echelon.
        Echelon(String) = "echelon", "Eselon";
        /// General allowance of the grade; `true`, or `false` for none at all.
        General(bool) = "general", "Tunjangan umum";
        /// Rupiah from the payslip.
        Amount(Rupiah) = "amount", "Rupiah sebulan";
    }
}

crate::record! {
    /// What the payslip says.
    pub struct TypedSalary("Gaji dari slip", "Penghasilan bruto dan dasar iuran BPJS.") {
        /// Gross for tax: cash, BPJS 4%, JKK and JKM.
        gross: Rupiah, "Penghasilan bruto untuk pajak";
        /// Base salary, family and position allowance.
        health_base: Rupiah = "healthBase", "Gaji pokok, tunjangan keluarga, dan tunjangan jabatan";
        /// Grade, where the tax goes by it.
        grade: Option<String>, "Golongan, bila pajaknya menurut golongan";
        /// Pension and old-age contributions of the month, for December.
        contributions: Option<Rupiah>, "Iuran pensiun dan hari tua sebulan";
    }
}

crate::record! {
    /// The months before this one, the last of the tax year: December, or the month in which
    /// somebody leaves.
    pub struct YearEndInput("Akhir tahun pajak", "Jumlah penghasilan dan pajak sebelum bulan terakhir: Desember, atau bulan berhenti.") {
        /// Gross of salary and TPP.
        gross_before: Rupiah = "grossBefore", "Bruto gaji dan TPP";
        /// Gross of the salary alone.
        salary_gross_before: Rupiah = "salaryGrossBefore", "Bruto gaji saja";
        /// Tax of salary and TPP.
        withheld_before: Rupiah = "withheldBefore", "PPh 21 gaji dan TPP";
        /// Tax of the salary alone.
        salary_withheld_before: Rupiah = "salaryWithheldBefore", "PPh 21 gaji saja";
        /// Pension and old-age contributions of the whole year; without it this month's, times
        /// the months worked.
        contributions: Option<Rupiah>, "Iuran pensiun dan hari tua setahun";
        /// Months worked in the year, this one counted; without it all since January. THR is no
        /// month of its own.
        months: Option<u32>, "Bulan bekerja tahun ini";
    }
}

crate::record! {
    /// A deduction the person adds, such as zakat or Korpri.
    pub struct OwnDeduction("Potongan pribadi", "Nama dan besarnya.") {
        name: String, "Nama";
        take: Take, "Besarnya";
    }
}

crate::one_of! {
    /// How much is taken.
    pub enum Take("Besar potongan") {
        /// Rupiah.
        Amount(Rupiah) = "amount", "Rupiah";
        /// Percent of the gross TPP.
        Percent(Percent) = "percent", "Persen dari TPP bruto";
    }
}
