//! The most frequent function words of each language: what tells languages of one script apart, and what begins sentences.
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::by_language::Places;
use crate::text::{Lang, keys};

/// Languages as bits, in the order of [`WORDS`].
pub type Set = u64;

/// By primary subtag; words in lower case.
pub static WORDS: &[(&str, &str)] = &[
    (
        "en",
        "the of to and a in that is was he for it with as his on be at by i this had not are but from or have an they which one you were her all she \
         there would their we him been has when who will more no if out so said what up its about into than them can only other new some could these \
         two may then do after also over such our how did my where while however many most before because during under between both each those according",
    ),
    (
        "de",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am \
         sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei hatte kann gegen vom können schon wenn \
         habe seine ihre dann unter wir soll ich eines jahr zwei diese dieser wieder keine uhr seiner worden will zwischen immer was sagte gab alle seit \
         muss doch jetzt waren drei neue damit bereits da ihr seinen müssen ab ihrer ohne sondern selbst ersten dabei sowie denn dort laut während viele",
    ),
    (
        "fr",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ont son aux d' l' n' s' qu' c' j' m' été cette \
         ou mais comme on sa ses ces elle leur fait être deux nous même y aussi après ans bien tout sans ils où entre depuis dont encore dit lors contre \
         très selon avait était peut vous je lui ainsi leurs avant quand alors notre tous si moins non ni pendant quelques chez vers car elles avoir",
    ),
    (
        "es",
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta \
         ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde \
         bien tiempo mismo ese ahora cada e vida otro después te otros aunque esa eso hace otra gobierno tan durante siempre día tanto ella tres sí según \
         esto quien fueron estos estaba contra ellos nosotros mientras antes algunos",
    ),
    (
        "it",
        "di e il la che in a per un è del non i con le da una si dei alla della al nel sono ha come anche più o ma gli lo su dal delle dalla ed se l' dell' \
         all' nell' dall' un' c' nella ai cui stato hanno questo degli essere suo era ci quando tra loro sua molto solo dopo anni nei due chi ancora fatto \
         questa prima sia alle stata contro fra ogni così io mi perché dove tutti senza già sul sulla ad secondo quello lui mentre poi né ne noi dagli",
    ),
    (
        "pt",
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu \
         também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às \
         minha têm numa pelos elas havia seja qual será nós lhe deles essas esses pelas este dele são segundo contra ainda anos sobre após onde durante",
    ),
    (
        "nl",
        "de van het een en in is dat op te zijn met voor die aan er niet hij om ook als dan maar bij of uit nog naar heeft worden door over wordt ze zich \
         hebben was deze meer al tot werd dit had jaar kan geen we wel ik hun zo zou volgens tegen onder na moet gaat zij worden tussen mensen twee haar \
         omdat hem waar toen veel nu kunnen wat waren ons zal toch wie haar echter onze alleen zei sinds moeten mijn hier daar dus wil want tijdens zonder",
    ),
    (
        "pl",
        "w i na z się do nie że to jest o jak po za od przez dla a co był ale są tym tego jego już ich przed tylko jej także być lat może oraz które ze \
         przy który która czy też było roku ma była gdy lub u bardzo by pod jednak ten nad jako został została mnie kiedy między pan sobie nas bez tak \
         więc tej go będzie mają pan nim wszystkich jeszcze podczas te ta tych został mu były ponad gdzie według mi we jeśli jeden dwa ponieważ można",
    ),
    (
        "cs",
        "a v se na je že s z do o i to ve k za by pro po jako tak od který podle jsou které ale jeho si jak už však také byl až být není bylo která u při \
         jen před nebo má ani jejich byla roku let což ze více než může co či mezi kteří tím jsem své aby ještě dva první ho pak pokud kde bude když tento \
         ještě pouze několik proti této jde ke jejich její druhé bez budou nad další jsme těchto byly tedy asi včera které kvůli protože mu mají",
    ),
    (
        "sk",
        "a v sa na je že s z do o aj to vo k za by pre po ako tak od ktorý podľa sú ktoré ale jeho si už však tiež bol až byť nie bolo ktorá u pri len pred \
         alebo má ani ich bola roku rokov čo zo viac než môže či medzi ktorí tým som svoje aby ešte dva prvý ho potom ak kde bude keď tento iba niekoľko proti \
         tejto ide ku jej bez budú nad ďalšie sme týchto boli teda asi včera pretože mu majú",
    ),
    (
        "ru",
        "и в на не что с по он к как из а о у за от это его для но они же до так все был бы было также при или мы быть если ее её была после были том этого \
         того который которые время еще ещё уже только более может их она когда я где под через во со ему чем года году лет об этом сказал которая себя \
         этой перед между однако мне вы без нет тем тогда чтобы сейчас можно один два будет есть ли кто даже вот надо этот эти потому нас них там",
    ),
    (
        "uk",
        "і в на не що з у до та за про як від це його для але він вони ж так все був б було також при або ми бути якщо її була після були того який які \
         час ще вже тільки більше може їх вона коли я де під через й зі йому ніж року років цього сказав яка себе цій перед між однак мені ви без немає \
         тим тоді щоб зараз можна один два буде є чи хто навіть цей ці тому нас них там яких із понад має",
    ),
    (
        "bg",
        "на и да в за от се е са не с че по като но това той до ще които при който след или си му а те има беше които й бъде със може само от към през тази \
         така още тя все били този във между има повече който няма което бил която защото ако както го ги един една аз ние без над под",
    ),
    (
        "hr",
        "i u na je se da za su od s o ne koji a što kako ali iz će do bi ili to nije kao te po samo koja koje bio više sve već smo još bila nakon godine li \
         ima biti prema kad može pri ako tako nego bilo zbog između svoje jer ove kada nisu sam ga mu prije tijekom uz ni bez jedan iako",
    ),
    (
        "ro",
        "de și în a la cu că pe din o un care nu pentru ce se mai este au sunt fost prin ca sau le lui al ale iar după dar sa am ar fi fără ei cele acest \
         când dintre către cel cei unei unui va până era această anul ani său si în fie doar ne acestui despre foarte avea între poate deși toate l-a s-a \
         i-a într-un într-o dintr-un decât aceste el ea ele îi își îl aceasta asupra astfel spus",
    ),
    (
        "tr",
        "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ise var ne en göre her o ki ancak diye mi olduğunu ya dedi değil oldu yeni ama olduğu \
         tarafından yıl şu bunu iki büyük önce veya üzerinde kendi şekilde zaman arasında ardından böyle nedeniyle bütün hem bana yok hiç eden edilen etti \
         şey ilk üzere biz ben onun sadece karşı konusunda ettiği birlikte dolayı olması öyle bunun çünkü",
    ),
    (
        "el",
        "και το να του η της την με που από για ο τα στο οι στην τον σε είναι τη δεν των θα τους στη ότι ένα μια ως στα τις αλλά κατά μας έχει αυτό στον ή πως \
         σας μετά αν προς στις πολύ όπως ήταν μου πιο ενώ όταν μόνο έχουν στους ακόμη μεταξύ αυτή αυτά όλα χωρίς πριν ανά ούτε δύο ήδη παρά μέχρι επίσης καθώς όμως",
    ),
    (
        "sv",
        "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan man när år säger hon under också efter eller nu \
         sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket här då över än två sedan bara in blir upp även vad få utan hans detta mellan \
         dem denna många något varit blev enligt hur vill skulle måste någon några första sina samt dessa genom hennes flera",
    ),
    (
        "da",
        "og i at det er en til på af den der for med de som har ikke et han om var men fra sig man så vi kan år jeg siger hun også efter eller nu sin hvor \
         ved mod skal ville kommer ud får være havde alle andre meget her da over end to siden kun ind bliver op hvad uden hans dette mellem dem denne mange \
         noget været blev ifølge hvordan vil skulle må nogen nogle første sine samt disse gennem hendes flere af efter oplyser når hvis mens",
    ),
    (
        "nb",
        "og i at det er en til på av den som for med de har ikke et han om var men fra seg man så vi kan år jeg sier hun også etter eller nå sin der hvor \
         ved mot skal ville kommer ut får være hadde alle andre mye her da over enn to siden bare inn blir opp hva uten hans dette mellom dem denne mange \
         noe vært ble ifølge hvordan vil skulle må noen første sine samt disse gjennom hennes flere når dersom mens",
    ),
    (
        "fi",
        "ja on ei se että oli hän myös ovat mutta joka kun sen kuin mukaan niin mitä ole olla jo tai sekä nyt vain kanssa ne hänen tämä tämän jos vielä ennen \
         olisi voi mukaan kuten jotka siitä oma sitä koska jälkeen kuitenkin noin ollut sanoi kaikki siinä ettei enää eivät tänä minä me he vuoden vuonna \
         toinen paljon suomen kertoo aikana mm heidän aina sitten tätä näin eli hyvin joiden jonka välillä vaan saa saada useita muut",
    ),
    (
        "hu",
        "a az és hogy nem is egy ez meg de volt azt csak már mint ki még szerint el ezt vagy van kell után akkor lesz be között mert ha volna lehet pedig ami \
         majd fel amely minden így több aki sem két olyan ezek azonban nagy ott arra azok első ezért most magyar utolsó illetve számára során miatt kellett \
         amikor valamint ők ő lett egyik mellett ellen három által vannak amelyek voltak nincs úgy ilyen",
    ),
    (
        "id",
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata tahun sudah atau saat oleh \
         menjadi orang ia telah adalah seperti sebagai bahwa dapat para harus namun kita dua satu masih hari hanya mengatakan kepada kami setelah \
         melakukan lalu belum lain dia kalau terjadi banyak menurut anda hingga tak baru beberapa ketika saja jalan sekitar secara dilakukan sementara",
    ),
    (
        "ca",
        "de la i el a que en els les per un del amb una és al ha no es va d' l' s' n' com per més dels són o pel però aquest també han seu aquesta seva ser \
         fins entre quan tot sobre seus anys des molt ja hi havia on pels aquests perquè després ara sense hem altres només dos cada nou així ens",
    ),
    (
        "is",
        "og í að á sem er til var en um við með það af fyrir hann ekki þar voru hafa þá verið upp frá eru því ég svo hefur ef sér þess eða hún þetta eftir \
         þeir yfir út mér eins þegar þeim ár ein þau hans segir vera nú hafi allt þó sé verði ekkert úr einnig síðan þeirra sína vegna samkvæmt",
    ),
    (
        "vi",
        "và của là các có trong được cho không một những với đã người này khi đến ra từ về để ở vào năm cũng như tại sẽ trên theo nhiều đó phải việc bị sau \
         ông nhà cùng hơn còn do đang nước rằng mà thì lại nhưng đi họ nếu chỉ hay anh bà",
    ),
    (
        "ha",
        "da na a ya ta ba cewa wannan wani suka ne ce don ga an su shi ita mai masu kuma daga zuwa kan cikin yi yana tana suna lokacin bayan domin amma ko \
         wata waɗanda wadanda wanda wacce sai har yadda yanzu kamar akan",
    ),
];

static KNOWN: LazyLock<FxHashMap<u64, Set>> = LazyLock::new(|| {
    let mut known: FxHashMap<u64, Set> = FxHashMap::default();
    for (i, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split_whitespace() {
            *known.entry(keys::key(word)).or_default() |= 1 << i;
        }
    }
    known
});

/// The function words of a language; none where they are not known.
pub fn of(lang: Lang) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |(code, _)| *code == lang.primary()).flat_map(|(_, words)| words.split_whitespace())
}

/// The languages in which a word is a function word, by the key of its lower case ([`crate::text::Form::key`]).
pub fn languages(key: u64) -> Set {
    KNOWN.get(&key).copied().unwrap_or_default()
}

/// The bit of a language; 0 where its function words are not known.
pub fn bit(lang: Lang) -> Set {
    let primary = match lang.primary() {
        "nn" | "no" => "nb",
        "sr" | "bs" | "sl" => "hr",
        "ms" => "id",
        primary => primary,
    };
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::new(WORDS.iter().map(|(lang, _)| *lang)));
    PLACES.of(primary).map_or(0, |place| 1 << place)
}
