type Letters = Readonly<Record<string, string>>;

/** Cyrillic letters of Russian, Kazakh, Kyrgyz, Tajik, Uzbek, Turkmen, Azerbaijani and Ukrainian, by sound. */
export const CYRILLIC: Letters = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya',
  ә: 'a', ғ: 'g', қ: 'q', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i',
  ӣ: 'i', ӯ: 'u', ҳ: 'h', ҷ: 'j', ў: 'o',
  җ: 'j', ҹ: 'j', ҝ: 'g', ј: 'y', ї: 'yi', є: 'ye', ґ: 'g',
};

/** Latin letters whose sound is lost when only the mark is taken off. */
export const LATIN: Letters = {
  ə: 'a', ı: 'i', ş: 'sh', š: 'sh', ç: 'ch', č: 'ch', ž: 'zh', ğ: 'g', ǧ: 'g', ñ: 'n', ŋ: 'n', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h',
};

/** Letters of Persian, Dari, Pashto and Urdu. Short vowels are not written: the key keeps consonants and long vowels. */
export const ARABIC: Letters = {
  ا: 'a', آ: 'a', أ: 'a', إ: 'i', ٱ: 'a', ب: 'b', پ: 'p', ت: 't', ٹ: 't', ټ: 't', ث: 's', ج: 'j', چ: 'ch', ح: 'h', خ: 'h', ځ: 'z', څ: 'ts',
  د: 'd', ڈ: 'd', ډ: 'd', ذ: 'z', ر: 'r', ڑ: 'r', ړ: 'r', ز: 'z', ژ: 'j', ږ: 'j', س: 's', ش: 'sh', ښ: 'sh', ص: 's', ض: 'z', ط: 't', ظ: 'z',
  ع: 'a', غ: 'g', ف: 'f', ق: 'k', ک: 'k', ك: 'k', گ: 'g', ګ: 'g', ل: 'l', م: 'm', ن: 'n', ں: 'n', ڼ: 'n', و: 'u', ؤ: 'u', ه: 'h', ھ: 'h',
  ہ: 'h', ۀ: 'h', ة: 'h', ی: 'i', ي: 'i', ى: 'a', ئ: 'i', ې: 'e', ۍ: 'i', ے: 'e', ء: '', 'ـ': '',
};
