//! Abbreviations that end in a full stop without ending the sentence.
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::Lang;

/// What may follow an abbreviation without a new sentence beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word always follows: titles, `z.B.`, `vs.`
    Always,
    /// A number follows (`No. 5`, `p. 12`); before anything else the stop ends the sentence.
    BeforeNumber,
    /// A capital letter after it begins a sentence: `etc.`
    Ends,
    /// Names follow it as often as sentences do (`U.S.`, `Mrd.`, `p.m.`): only a function word after it begins one.
    Seldom,
}

struct Table {
    langs: &'static str,
    always: &'static str,
    before_number: &'static str,
    ends: &'static str,
    seldom: &'static str,
}

/// Names and titles that stories in every language take over from English.
const EVERYWHERE: &str = "mr mrs ms dr st prof jr v vs";

/// Lower case, without the last full stop.
static TABLES: &[Table] = &[
    Table {
        langs: "en",
        always: "mr mrs ms messrs dr prof rev fr sr hon st ste gen lt col maj capt cpl sgt pvt adm cmdr brig gov sen sens rep reps pres amb supt insp det \
                 vs v cf e.g i.e viz ca al approx esp mt ft jan feb aug sept oct nov dec ms mme mlle msgr",
        before_number: "no nos p pp art arts para sec fig vol ch jan feb mar apr jun jul aug sep sept oct nov dec ed",
        ends: "etc d.c",
        seldom: "inc corp co ltd bros jr a.m p.m u.s u.k u.n e.u b.c a.d ph.d m.d b.a m.a u.s.a n.y l.a calif mass conn ave blvd rd dept \
                 est assn min hr hrs lb lbs oz in yd mi sq plc llc esq",
    },
    Table {
        langs: "de",
        always: "z.b z.t d.h i.d.r u.a v.a o.ä u.ä i.v z.hd dr prof hr hrn fr dipl ing med jur phil rer nat habil mag st ca bzw bspw vgl evtl ggf ggü insb inkl \
                 exkl zzgl abzgl sog v.l n.l s.o s.u u.u m.e i.a max min geb gest verh ehem kath ev lat engl frz dt österr schweiz vs gegr hl stellv \
                 allg feb apr aug sept okt nov dez rd jr z v d",
        before_number: "nr abs art s bd jan kap abb tel ziff anm ausg aufl",
        ends: "usw etc u.s.w n.chr v.chr",
        seldom: "str mio mrd tsd jh jhd jhdt co inc ltd u.s a.d std sek abt i.r a.d sen jun",
    },
    Table {
        langs: "fr",
        always: "m mm mme mmes mlle mlles me mgr dr pr st ste gén col cdt lt env vs p.ex c.-à-d cf janv févr avr juil sept oct nov déc av boul bd éd \
                 hab ill chap",
        before_number: "n no art al p pp vol fig tél ch",
        ends: "etc",
        seldom: "cie sté inc s.a ltd co j.-c u.s",
    },
    Table {
        langs: "es ca gl",
        always: "sr sra sres srta srtas d dª dña dr dra prof profa lic ing arq gral gen cap tte cnel sto sta fr mons ud uds vd vds ee p.ej vs aprox av avda \
                 cía ej pág págs ff",
        before_number: "no núm nro n art p pp vol fig tel c cap apdo",
        ends: "etc a.c d.c",
        seldom: "s.a s.l ee.uu uu e.u rr.hh rr jj.oo jr a.m p.m inc co ltd",
    },
    Table {
        langs: "it",
        always: "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv arch geom rag on sen gen col cap ten magg mons s ss p.es es vs ca cfr \
                 gent egr spett ecc.mo",
        before_number: "n nn art artt p pag pagg vol fig tel cap",
        ends: "ecc etc a.c d.c",
        seldom: "s.p.a s.r.l inc co ltd u.s",
    },
    Table {
        langs: "pt",
        always: "sr sra srs srta dr dra prof profa eng arq gen cel cap ten d v.exa exmo exma sto sta pe vs p.ex ex aprox av",
        before_number: "n no nº art p pp pág págs vol fig tel cap",
        ends: "etc a.c d.c",
        seldom: "s.a ltda lda cia inc co e.u.a jr",
    },
    Table {
        langs: "nl",
        always: "dhr mevr mw dr drs prof ir ing mr ds st ca bijv bv d.w.z o.a m.b.t i.v.m t.o.v m.n evt incl excl jl resp vs zgn i.p.v t.a.v a.u.b \
                 burg gen kol feb mrt apr aug sept okt nov dec vgl c.q t/m jhr",
        before_number: "nr nrs art p pp blz pag tel fig hfst",
        ends: "enz etc e.d n.chr v.chr",
        seldom: "b.v n.v co inc ltd e.a v.s mln mld",
    },
    Table {
        langs: "sv",
        always: "hr t.ex bl.a dvs d.v.s s.k ca dr prof st resp kl f.d t.o.m fr.o.m m.fl ev inkl exkl vs tel jan feb apr aug sept okt nov dec",
        before_number: "nr s sid kap art",
        ends: "m.m osv etc o.s.v mfl",
        seldom: "f.kr e.kr kr milj inc",
    },
    Table {
        langs: "da nb nn",
        always: "hr frk d kgl f.eks bl.a dvs d.v.s ca dr prof st hhv kl pga p.g.a ifm i.f.m tidl evt inkl ekskl vs ang vedr jf mht jan feb apr aug sept okt nov des dec red",
        before_number: "nr s kap art § stk pkt tlf kl",
        ends: "osv mv m.v m.m etc mfl m.fl",
        seldom: "f.kr e.kr kr mio mia mill mrd inc o.l",
    },
    Table {
        langs: "fi",
        always: "esim mm ns ym ts tri prof toht puh klo n synt os vrt v",
        before_number: "nro s kpl luku",
        ends: "jne yms",
        seldom: "ko em eaa jaa milj mrd kk oy",
    },
    Table {
        langs: "hu",
        always: "dr prof ifj id özv st pl ún ill kb vö vs ld ti kft jan febr márc ápr máj jún júl aug szept okt nov dec",
        before_number: "sz old tel bek pont",
        ends: "stb",
        seldom: "rt zrt nyrt bt u.n i.e i.sz inc",
    },
    Table {
        langs: "pl",
        always: "ang niem łac np tzn tzw m.in dr prof inż mgr hab lek gen płk kpt mjr ppłk por ks bp abp kard św ul al pl tj ww ok ca zob por śp red wg pt pn ds \
                 woj dyr przew nadkom podkom asp mł st bł",
        before_number: "nr art ust s str pkt poz tel rozdz t lit par",
        ends: "itd itp etc p.n.e n.e",
        seldom: "r w wiek zł mln mld tys godz min sek km proc s.a sp co inc",
    },
    Table {
        langs: "cs sk",
        always: "např tzv tj atp mj ing mgr mudr judr phdr rndr bc doc prof dr plk gen kpt npor por pplk mjr sv ul nám tř resp cca vs kupř mj zn",
        before_number: "č čl odst str s tel kap obr",
        ends: "atd apod etc",
        seldom: "aj kč mil mld tis hod min r s.r.o a.s n.l př.n.l inc stol",
    },
    Table {
        langs: "ro",
        always: "dl d-l dna d-na dlui dr prof ing gen col cpt lt sf str bd bul nr art al p pag vol ex ș.a ș.a.m.d vs cca",
        before_number: "nr art alin p pag vol",
        ends: "etc a.c",
        seldom: "s.a s.r.l î.hr d.hr inc",
    },
    Table {
        langs: "tr",
        always: "dr prof doç yrd av müh alb yzb gen örn bkz sn hz st mah cad sok bul",
        before_number: "no s sf md",
        ends: "vb vd vs",
        seldom: "a.ş ltd şti m.ö m.s inc t.c",
    },
    Table {
        langs: "ru uk be bg",
        always: "г-н г-жа дж англ нем лат греч гр проф акад доц канд ген полк подполк кап лейт ул пр просп пер пл наб им св т.е т.н т.к напр см ср тов обл р-н д-р др.-греч \
                 янв февр апр авг сент окт нояб дек вул ім м с п о т тобто напр див акад ген ст",
        before_number: "№ ст стр с п пп гл рис табл тел кв д корп оф рр",
        ends: "т.д т.п и.д др пр",
        seldom: "г гг в вв руб коп тыс млн млрд трлн чел мин сек ч н.э р рр грн тис кг км",
    },
    Table { langs: "is", always: "t.d m.a þ.e dr sr hr e u.þ.b ca", before_number: "kl nr bls gr mgr", ends: "o.s.frv o.fl", seldom: "kr m.kr hf ehf" },
    Table {
        langs: "el",
        always: "κ κα κκ κος δρ καθ δηλ π.χ βλ πρβλ αγ λεωφ οδ αρ σ σελ τηλ χλμ στρ",
        before_number: "αρ σ σελ παρ",
        ends: "κ.λπ κλπ κ.ά κ.α",
        seldom: "μ.χ π.μ μ.μ ευρ εκατ δισ α.ε",
    },
    Table { langs: "ar fa ur he hi", always: "د أ م ص ه ش ر.ک डॉ श्री प्रो मो", before_number: "", ends: "", seldom: "" },
    Table {
        langs: "hr sr bs sl",
        always: "npr tzv dr prof mr ing gosp gđa sv ul gen puk dipl sl tj odn oko vs g ga",
        before_number: "br čl st str tel",
        ends: "itd itn n.e",
        seldom: "god mil mlrd d.d d.o.o pr inc",
    },
];

static KNOWN: LazyLock<FxHashMap<&'static str, FxHashMap<&'static str, Kind>>> = LazyLock::new(|| {
    let mut known: FxHashMap<&str, FxHashMap<&str, Kind>> = FxHashMap::default();
    for table in TABLES {
        for lang in table.langs.split(' ') {
            let words = known.entry(lang).or_default();
            for (list, kind) in
                [(table.seldom, Kind::Seldom), (table.ends, Kind::Ends), (table.before_number, Kind::BeforeNumber), (table.always, Kind::Always)]
            {
                words.extend(list.split_whitespace().map(|w| (w, kind)));
            }
        }
    }
    known
});

/// What kind of abbreviation `word` is, which is in lower case and without its last full stop.
pub fn kind(word: &str, lang: Lang) -> Option<Kind> {
    let known = KNOWN.get(lang.primary()).or_else(|| KNOWN.get("en"))?.get(word).copied();
    known.or_else(|| EVERYWHERE.split(' ').any(|w| w == word).then_some(Kind::Always))
}
