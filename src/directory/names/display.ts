/** Names as the person writes them: 'Aigerim Akhmetova'. Capitals and order are a document's matter, not the screen's. */
export function displayName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}
