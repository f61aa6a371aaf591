/** Names as the person writes them: 'Aigerim Akhmetova'. Capitals and order are a document's matter, not the screen's. */
export function displayName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

/** The name in the other scripts that are known, Cyrillic first, without repeating how the person writes it. */
export function otherNames(person: { givenName: string; familyName: string; otherScripts: { cyrillic?: InScript; native?: InScript } }): string[] {
  const { cyrillic, native } = person.otherScripts;
  const written = [cyrillic, native].flatMap((name) => (name ? [`${name.given} ${name.family}`.trim()] : []));
  return [...new Set(written)].filter((name) => name !== displayName(person));
}

interface InScript {
  given: string;
  family: string;
}
