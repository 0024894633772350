import { usualLanguage, type Catalogues, type Language } from '../lib/language.ts'

/** ISO 3166-1 alpha-3 (ОКСМ, as ESIA tells it) with alpha-2 (as Intl names countries). */
const codes = new Map(
  `AFG AF ALB AL DZA DZ AND AD AGO AO ATG AG ARG AR ARM AM AUS AU AUT AT AZE AZ BHS BS BHR BH BGD BD BRB BB
BLR BY BEL BE BLZ BZ BEN BJ BTN BT BOL BO BIH BA BWA BW BRA BR BRN BN BGR BG BFA BF BDI BI KHM KH CMR CM CAN CA
CPV CV CAF CF TCD TD CHL CL CHN CN COL CO COM KM COG CG COD CD CRI CR CIV CI HRV HR CUB CU CYP CY CZE CZ DNK DK
DJI DJ DMA DM DOM DO ECU EC EGY EG SLV SV GNQ GQ ERI ER EST EE SWZ SZ ETH ET FJI FJ FIN FI FRA FR GAB GA GMB GM
GEO GE DEU DE GHA GH GRC GR GRD GD GTM GT GIN GN GNB GW GUY GY HTI HT HND HN HUN HU ISL IS IND IN IDN ID IRN IR
IRQ IQ IRL IE ISR IL ITA IT JAM JM JPN JP JOR JO KAZ KZ KEN KE KIR KI PRK KP KOR KR KWT KW KGZ KG LAO LA LVA LV
LBN LB LSO LS LBR LR LBY LY LIE LI LTU LT LUX LU MDG MG MWI MW MYS MY MDV MV MLI ML MLT MT MHL MH MRT MR MUS MU
MEX MX FSM FM MDA MD MCO MC MNG MN MNE ME MAR MA MOZ MZ MMR MM NAM NA NRU NR NPL NP NLD NL NZL NZ NIC NI NER NE
NGA NG MKD MK NOR NO OMN OM PAK PK PLW PW PSE PS PAN PA PNG PG PRY PY PER PE PHL PH POL PL PRT PT QAT QA ROU RO
RUS RU RWA RW KNA KN LCA LC VCT VC WSM WS SMR SM STP ST SAU SA SEN SN SRB RS SYC SC SLE SL SGP SG SVK SK SVN SI
SLB SB SOM SO ZAF ZA SSD SS ESP ES LKA LK SDN SD SUR SR SWE SE CHE CH SYR SY TWN TW TJK TJ TZA TZ THA TH TLS TL
TGO TG TON TO TTO TT TUN TN TUR TR TKM TM TUV TV UGA UG UKR UA ARE AE GBR GB USA US URY UY UZB UZ VUT VU VAT VA
VEN VE VNM VN YEM YE ZMB ZM ZWE ZW`
    .match(/\w{3} \w{2}/g)
    ?.map((pair): [string, string] => [pair.slice(0, 3), pair.slice(4)]),
)

/** ОКСМ lists two countries that ISO does not. */
const ours = new Map([
  ['ABH', { ru: 'Абхазия', en: 'Abkhazia' }],
  ['OST', { ru: 'Южная Осетия', en: 'South Ossetia' }],
])

const names = {
  ru: new Intl.DisplayNames('ru', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
} satisfies Catalogues<Intl.DisplayNames>

/** `RUS` → `Россия`; what is no code of a country stays as it was told. */
export function countryName(citizenship: string, language: Language = usualLanguage): string {
  const code = codes.get(citizenship)
  return ours.get(citizenship)?.[language] ?? (code && names[language].of(code)) ?? citizenship
}

/** `россия` → `RUS`, so that a country typed in words equals the one that Госуслуги told. */
export function countryCode(typed: string): string | undefined {
  const wanted = typed.toLowerCase()
  return [...ours.keys(), ...codes.keys()].find((code) => countryName(code).toLowerCase() === wanted)
}

/** Whether it is a code of ISO 3166-1, and not one of ОКСМ alone. */
export const isIsoCountry = (citizenship: string): boolean => codes.has(citizenship)
