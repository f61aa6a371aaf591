import { usePublic } from '../PublicContext.js';

/** Languages by their codes, named in the reader's language: "English and Russian". */
export function useLanguageNames(): (codes: readonly string[]) => string {
  const { setting } = usePublic();
  return (codes) => {
    const names = new Intl.DisplayNames(setting.locale, { type: 'language' });
    return new Intl.ListFormat(setting.locale, { type: 'conjunction' }).format(codes.map((code) => names.of(code) ?? code));
  };
}
