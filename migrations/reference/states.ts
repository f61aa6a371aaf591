/**
 * Member States of the United Nations and the two observer States (Holy See, State of Palestine): ISO 3166-1 code, English short and formal name,
 * Russian short and formal name, by United Nations usage (the list of Member States and the terminology database UNTERM; formal names without
 * article). Where lists of States use a form with a bracket, it follows the short name after ` = `.
 */
const STATES = `
AF|Afghanistan|Islamic Republic of Afghanistan|Афганистан|Исламская Республика Афганистан
AL|Albania|Republic of Albania|Албания|Республика Албания
DZ|Algeria|People's Democratic Republic of Algeria|Алжир|Алжирская Народная Демократическая Республика
AD|Andorra|Principality of Andorra|Андорра|Княжество Андорра
AO|Angola|Republic of Angola|Ангола|Республика Ангола
AG|Antigua and Barbuda|Antigua and Barbuda|Антигуа и Барбуда|Антигуа и Барбуда
AR|Argentina|Argentine Republic|Аргентина|Аргентинская Республика
AM|Armenia|Republic of Armenia|Армения|Республика Армения
AU|Australia|Australia|Австралия|Австралия
AT|Austria|Republic of Austria|Австрия|Австрийская Республика
AZ|Azerbaijan|Republic of Azerbaijan|Азербайджан|Азербайджанская Республика
BS|Bahamas|Commonwealth of the Bahamas|Багамские Острова|Содружество Багамских Островов
BH|Bahrain|Kingdom of Bahrain|Бахрейн|Королевство Бахрейн
BD|Bangladesh|People's Republic of Bangladesh|Бангладеш|Народная Республика Бангладеш
BB|Barbados|Barbados|Барбадос|Барбадос
BY|Belarus|Republic of Belarus|Беларусь|Республика Беларусь
BE|Belgium|Kingdom of Belgium|Бельгия|Королевство Бельгия
BZ|Belize|Belize|Белиз|Белиз
BJ|Benin|Republic of Benin|Бенин|Республика Бенин
BT|Bhutan|Kingdom of Bhutan|Бутан|Королевство Бутан
BO|Bolivia = Bolivia (Plurinational State of)|Plurinational State of Bolivia|Боливия = Боливия (Многонациональное Государство)|Многонациональное Государство Боливия
BA|Bosnia and Herzegovina|Bosnia and Herzegovina|Босния и Герцеговина|Босния и Герцеговина
BW|Botswana|Republic of Botswana|Ботсвана|Республика Ботсвана
BR|Brazil|Federative Republic of Brazil|Бразилия|Федеративная Республика Бразилия
BN|Brunei Darussalam|Brunei Darussalam|Бруней-Даруссалам|Бруней-Даруссалам
BG|Bulgaria|Republic of Bulgaria|Болгария|Республика Болгария
BF|Burkina Faso|Burkina Faso|Буркина-Фасо|Буркина-Фасо
BI|Burundi|Republic of Burundi|Бурунди|Республика Бурунди
CV|Cabo Verde|Republic of Cabo Verde|Кабо-Верде|Республика Кабо-Верде
KH|Cambodia|Kingdom of Cambodia|Камбоджа|Королевство Камбоджа
CM|Cameroon|Republic of Cameroon|Камерун|Республика Камерун
CA|Canada|Canada|Канада|Канада
CF|Central African Republic|Central African Republic|Центральноафриканская Республика|Центральноафриканская Республика
TD|Chad|Republic of Chad|Чад|Республика Чад
CL|Chile|Republic of Chile|Чили|Республика Чили
CN|China|People's Republic of China|Китай|Китайская Народная Республика
CO|Colombia|Republic of Colombia|Колумбия|Республика Колумбия
KM|Comoros|Union of the Comoros|Коморские Острова|Союз Коморских Островов
CG|Congo|Republic of the Congo|Конго|Республика Конго
CR|Costa Rica|Republic of Costa Rica|Коста-Рика|Республика Коста-Рика
CI|Côte d'Ivoire|Republic of Côte d'Ivoire|Кот-д'Ивуар|Республика Кот-д'Ивуар
HR|Croatia|Republic of Croatia|Хорватия|Республика Хорватия
CU|Cuba|Republic of Cuba|Куба|Республика Куба
CY|Cyprus|Republic of Cyprus|Кипр|Республика Кипр
CZ|Czechia|Czech Republic|Чехия|Чешская Республика
KP|Democratic People's Republic of Korea|Democratic People's Republic of Korea|Корейская Народно-Демократическая Республика|Корейская Народно-Демократическая Республика
CD|Democratic Republic of the Congo|Democratic Republic of the Congo|Демократическая Республика Конго|Демократическая Республика Конго
DK|Denmark|Kingdom of Denmark|Дания|Королевство Дания
DJ|Djibouti|Republic of Djibouti|Джибути|Республика Джибути
DM|Dominica|Commonwealth of Dominica|Доминика|Содружество Доминики
DO|Dominican Republic|Dominican Republic|Доминиканская Республика|Доминиканская Республика
EC|Ecuador|Republic of Ecuador|Эквадор|Республика Эквадор
EG|Egypt|Arab Republic of Egypt|Египет|Арабская Республика Египет
SV|El Salvador|Republic of El Salvador|Сальвадор|Республика Эль-Сальвадор
GQ|Equatorial Guinea|Republic of Equatorial Guinea|Экваториальная Гвинея|Республика Экваториальная Гвинея
ER|Eritrea|State of Eritrea|Эритрея|Государство Эритрея
EE|Estonia|Republic of Estonia|Эстония|Эстонская Республика
SZ|Eswatini|Kingdom of Eswatini|Эсватини|Королевство Эсватини
ET|Ethiopia|Federal Democratic Republic of Ethiopia|Эфиопия|Федеративная Демократическая Республика Эфиопия
FJ|Fiji|Republic of Fiji|Фиджи|Республика Фиджи
FI|Finland|Republic of Finland|Финляндия|Финляндская Республика
FR|France|French Republic|Франция|Французская Республика
GA|Gabon|Gabonese Republic|Габон|Габонская Республика
GM|Gambia = Gambia (Republic of The)|Republic of The Gambia|Гамбия|Республика Гамбия
GE|Georgia|Georgia|Грузия|Грузия
DE|Germany|Federal Republic of Germany|Германия|Федеративная Республика Германия
GH|Ghana|Republic of Ghana|Гана|Республика Гана
GR|Greece|Hellenic Republic|Греция|Греческая Республика
GD|Grenada|Grenada|Гренада|Гренада
GT|Guatemala|Republic of Guatemala|Гватемала|Республика Гватемала
GN|Guinea|Republic of Guinea|Гвинея|Гвинейская Республика
GW|Guinea-Bissau|Republic of Guinea-Bissau|Гвинея-Бисау|Республика Гвинея-Бисау
GY|Guyana|Co-operative Republic of Guyana|Гайана|Кооперативная Республика Гайана
HT|Haiti|Republic of Haiti|Гаити|Республика Гаити
VA|Holy See|Holy See|Святой Престол|Святой Престол
HN|Honduras|Republic of Honduras|Гондурас|Республика Гондурас
HU|Hungary|Hungary|Венгрия|Венгрия
IS|Iceland|Republic of Iceland|Исландия|Республика Исландия
IN|India|Republic of India|Индия|Республика Индия
ID|Indonesia|Republic of Indonesia|Индонезия|Республика Индонезия
IR|Iran = Iran (Islamic Republic of)|Islamic Republic of Iran|Иран = Иран (Исламская Республика)|Исламская Республика Иран
IQ|Iraq|Republic of Iraq|Ирак|Республика Ирак
IE|Ireland|Ireland|Ирландия|Ирландия
IL|Israel|State of Israel|Израиль|Государство Израиль
IT|Italy|Republic of Italy|Италия|Итальянская Республика
JM|Jamaica|Jamaica|Ямайка|Ямайка
JP|Japan|Japan|Япония|Япония
JO|Jordan|Hashemite Kingdom of Jordan|Иордания|Иорданское Хашимитское Королевство
KZ|Kazakhstan|Republic of Kazakhstan|Казахстан|Республика Казахстан
KE|Kenya|Republic of Kenya|Кения|Республика Кения
KI|Kiribati|Republic of Kiribati|Кирибати|Республика Кирибати
KW|Kuwait|State of Kuwait|Кувейт|Государство Кувейт
KG|Kyrgyzstan|Kyrgyz Republic|Кыргызстан|Кыргызская Республика
LA|Lao People's Democratic Republic|Lao People's Democratic Republic|Лаосская Народно-Демократическая Республика|Лаосская Народно-Демократическая Республика
LV|Latvia|Republic of Latvia|Латвия|Латвийская Республика
LB|Lebanon|Lebanese Republic|Ливан|Ливанская Республика
LS|Lesotho|Kingdom of Lesotho|Лесото|Королевство Лесото
LR|Liberia|Republic of Liberia|Либерия|Республика Либерия
LY|Libya|State of Libya|Ливия|Государство Ливия
LI|Liechtenstein|Principality of Liechtenstein|Лихтенштейн|Княжество Лихтенштейн
LT|Lithuania|Republic of Lithuania|Литва|Литовская Республика
LU|Luxembourg|Grand Duchy of Luxembourg|Люксембург|Великое Герцогство Люксембург
MG|Madagascar|Republic of Madagascar|Мадагаскар|Республика Мадагаскар
MW|Malawi|Republic of Malawi|Малави|Республика Малави
MY|Malaysia|Malaysia|Малайзия|Малайзия
MV|Maldives|Republic of Maldives|Мальдивские Острова|Мальдивская Республика
ML|Mali|Republic of Mali|Мали|Республика Мали
MT|Malta|Republic of Malta|Мальта|Республика Мальта
MH|Marshall Islands|Republic of the Marshall Islands|Маршалловы Острова|Республика Маршалловы Острова
MR|Mauritania|Islamic Republic of Mauritania|Мавритания|Исламская Республика Мавритания
MU|Mauritius|Republic of Mauritius|Маврикий|Республика Маврикий
MX|Mexico|United Mexican States|Мексика|Мексиканские Соединенные Штаты
FM|Micronesia = Micronesia (Federated States of)|Federated States of Micronesia|Микронезия = Микронезия (Федеративные Штаты)|Федеративные Штаты Микронезии
MC|Monaco|Principality of Monaco|Монако|Княжество Монако
MN|Mongolia|Mongolia|Монголия|Монголия
ME|Montenegro|Montenegro|Черногория|Черногория
MA|Morocco|Kingdom of Morocco|Марокко|Королевство Марокко
MZ|Mozambique|Republic of Mozambique|Мозамбик|Республика Мозамбик
MM|Myanmar|Republic of the Union of Myanmar|Мьянма|Республика Союз Мьянма
NA|Namibia|Republic of Namibia|Намибия|Республика Намибия
NR|Nauru|Republic of Nauru|Науру|Республика Науру
NP|Nepal|Nepal|Непал|Непал
NL|Netherlands = Netherlands (Kingdom of the)|Kingdom of the Netherlands|Нидерланды = Нидерланды (Королевство)|Королевство Нидерландов
NZ|New Zealand|New Zealand|Новая Зеландия|Новая Зеландия
NI|Nicaragua|Republic of Nicaragua|Никарагуа|Республика Никарагуа
NE|Niger|Republic of the Niger|Нигер|Республика Нигер
NG|Nigeria|Federal Republic of Nigeria|Нигерия|Федеративная Республика Нигерия
MK|North Macedonia|Republic of North Macedonia|Северная Македония|Республика Северная Македония
NO|Norway|Kingdom of Norway|Норвегия|Королевство Норвегия
OM|Oman|Sultanate of Oman|Оман|Султанат Оман
PK|Pakistan|Islamic Republic of Pakistan|Пакистан|Исламская Республика Пакистан
PW|Palau|Republic of Palau|Палау|Республика Палау
PA|Panama|Republic of Panama|Панама|Республика Панама
PG|Papua New Guinea|Independent State of Papua New Guinea|Папуа — Новая Гвинея|Независимое Государство Папуа — Новая Гвинея
PY|Paraguay|Republic of Paraguay|Парагвай|Республика Парагвай
PE|Peru|Republic of Peru|Перу|Республика Перу
PH|Philippines|Republic of the Philippines|Филиппины|Республика Филиппины
PL|Poland|Republic of Poland|Польша|Республика Польша
PT|Portugal|Portuguese Republic|Португалия|Португальская Республика
QA|Qatar|State of Qatar|Катар|Государство Катар
KR|Republic of Korea|Republic of Korea|Республика Корея|Республика Корея
MD|Republic of Moldova|Republic of Moldova|Республика Молдова|Республика Молдова
RO|Romania|Romania|Румыния|Румыния
RU|Russian Federation|Russian Federation|Российская Федерация|Российская Федерация
RW|Rwanda|Republic of Rwanda|Руанда|Руандийская Республика
KN|Saint Kitts and Nevis|Saint Kitts and Nevis|Сент-Китс и Невис|Сент-Китс и Невис
LC|Saint Lucia|Saint Lucia|Сент-Люсия|Сент-Люсия
VC|Saint Vincent and the Grenadines|Saint Vincent and the Grenadines|Сент-Винсент и Гренадины|Сент-Винсент и Гренадины
WS|Samoa|Independent State of Samoa|Самоа|Независимое Государство Самоа
SM|San Marino|Republic of San Marino|Сан-Марино|Республика Сан-Марино
ST|Sao Tome and Principe|Democratic Republic of Sao Tome and Principe|Сан-Томе и Принсипи|Демократическая Республика Сан-Томе и Принсипи
SA|Saudi Arabia|Kingdom of Saudi Arabia|Саудовская Аравия|Королевство Саудовская Аравия
SN|Senegal|Republic of Senegal|Сенегал|Республика Сенегал
RS|Serbia|Republic of Serbia|Сербия|Республика Сербия
SC|Seychelles|Republic of Seychelles|Сейшельские Острова|Республика Сейшельские Острова
SL|Sierra Leone|Republic of Sierra Leone|Сьерра-Леоне|Республика Сьерра-Леоне
SG|Singapore|Republic of Singapore|Сингапур|Республика Сингапур
SK|Slovakia|Slovak Republic|Словакия|Словацкая Республика
SI|Slovenia|Republic of Slovenia|Словения|Республика Словения
SB|Solomon Islands|Solomon Islands|Соломоновы Острова|Соломоновы Острова
SO|Somalia|Federal Republic of Somalia|Сомали|Федеративная Республика Сомали
ZA|South Africa|Republic of South Africa|Южная Африка|Южно-Африканская Республика
SS|South Sudan|Republic of South Sudan|Южный Судан|Республика Южный Судан
ES|Spain|Kingdom of Spain|Испания|Королевство Испания
LK|Sri Lanka|Democratic Socialist Republic of Sri Lanka|Шри-Ланка|Демократическая Социалистическая Республика Шри-Ланка
PS|State of Palestine|State of Palestine|Государство Палестина|Государство Палестина
SD|Sudan|Republic of the Sudan|Судан|Республика Судан
SR|Suriname|Republic of Suriname|Суринам|Республика Суринам
SE|Sweden|Kingdom of Sweden|Швеция|Королевство Швеция
CH|Switzerland|Swiss Confederation|Швейцария|Швейцарская Конфедерация
SY|Syrian Arab Republic|Syrian Arab Republic|Сирийская Арабская Республика|Сирийская Арабская Республика
TJ|Tajikistan|Republic of Tajikistan|Таджикистан|Республика Таджикистан
TH|Thailand|Kingdom of Thailand|Таиланд|Королевство Таиланд
TL|Timor-Leste|Democratic Republic of Timor-Leste|Тимор-Лешти|Демократическая Республика Тимор-Лешти
TG|Togo|Togolese Republic|Того|Тоголезская Республика
TO|Tonga|Kingdom of Tonga|Тонга|Королевство Тонга
TT|Trinidad and Tobago|Republic of Trinidad and Tobago|Тринидад и Тобаго|Республика Тринидад и Тобаго
TN|Tunisia|Republic of Tunisia|Тунис|Тунисская Республика
TR|Türkiye|Republic of Türkiye|Турция|Турецкая Республика
TM|Turkmenistan|Turkmenistan|Туркменистан|Туркменистан
TV|Tuvalu|Tuvalu|Тувалу|Тувалу
UG|Uganda|Republic of Uganda|Уганда|Республика Уганда
UA|Ukraine|Ukraine|Украина|Украина
AE|United Arab Emirates|United Arab Emirates|Объединенные Арабские Эмираты|Объединенные Арабские Эмираты
GB|United Kingdom = United Kingdom of Great Britain and Northern Ireland|United Kingdom of Great Britain and Northern Ireland|Соединенное Королевство = Соединенное Королевство Великобритании и Северной Ирландии|Соединенное Королевство Великобритании и Северной Ирландии
TZ|United Republic of Tanzania|United Republic of Tanzania|Объединенная Республика Танзания|Объединенная Республика Танзания
US|United States of America|United States of America|Соединенные Штаты Америки|Соединенные Штаты Америки
UY|Uruguay|Eastern Republic of Uruguay|Уругвай|Восточная Республика Уругвай
UZ|Uzbekistan|Republic of Uzbekistan|Узбекистан|Республика Узбекистан
VU|Vanuatu|Republic of Vanuatu|Вануату|Республика Вануату
VE|Venezuela = Venezuela (Bolivarian Republic of)|Bolivarian Republic of Venezuela|Венесуэла = Венесуэла (Боливарианская Республика)|Боливарианская Республика Венесуэла
VN|Viet Nam|Socialist Republic of Viet Nam|Вьетнам|Социалистическая Республика Вьетнам
YE|Yemen|Republic of Yemen|Йемен|Йеменская Республика
ZM|Zambia|Republic of Zambia|Замбия|Республика Замбия
ZW|Zimbabwe|Republic of Zimbabwe|Зимбабве|Республика Зимбабве
`;

interface Name {
  short: string;
  list?: string;
  formal: string;
  sort: string;
}

/** Names of every State, with the keys that order a list in each language by plain comparison of strings. */
export function statesOfTheWorld(): { iso2: string; names: { en: Name; ru: Name } }[] {
  return STATES.trim()
    .split('\n')
    .map((line) => {
      const [iso2 = '', en = '', enFormal = '', ru = '', ruFormal = ''] = line.split('|');
      return { iso2, names: { en: nameOf(en, enFormal), ru: nameOf(ru, ruFormal) } };
    });
}

function nameOf(written: string, formal: string): Name {
  const [short = '', list] = written.split(' = ');
  return { short, ...(list && { list }), formal, sort: sortKey(list ?? short) };
}

/** Lower case, Latin marks and punctuation away: 'Türkiye' is ordered as `turkiye`, before `turkmenistan`; й is a letter of its own and stays. */
function sortKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
