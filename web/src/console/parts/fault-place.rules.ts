/**
 * The field of a form at which a fault of the API is told: `title` at `title.en`, `trainerIds[3]` at `trainerIds`, `tracks[1].name` at `tracks[1].name.en`.
 * Null when the form has no such field.
 */
export function placeOf(path: string, known: readonly string[]): string | null {
  for (let at = path; at !== ''; at = parentOf(at)) {
    const found = known.find((field) => field === at) ?? known.find((field) => field.startsWith(`${at}.`) || field.startsWith(`${at}[`));
    if (found !== undefined) return found;
  }
  return null;
}

function parentOf(path: string): string {
  return path.replace(/(^|\.)[^.[\]]+$|\[\d+\]$/, '');
}
