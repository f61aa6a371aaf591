import type { Candidate, CandidateFacts, InvitationPlan, LeftOutReason } from './wish.js';

/** Divides an audience into those who are asked and those who are left out, each with the first reason that applies. Whoever is there twice is asked once. */
export function sift(candidates: readonly (Candidate & { facts: CandidateFacts })[], exclude: ReadonlySet<string>): InvitationPlan {
  const plan: InvitationPlan = { invitees: [], leftOut: [] };
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const { facts, ...who } = candidate;
    const reason = reasonFor(candidate, exclude, seen);
    seen.add(keyOf(candidate));
    if (reason === null) plan.invitees.push({ ...who, name: facts.name, email: facts.email, language: facts.language });
    else plan.leftOut.push({ personId: who.personId, name: facts.name, line: who.line, reason });
  }
  return plan;
}

function reasonFor(candidate: Candidate & { facts: CandidateFacts }, exclude: ReadonlySet<string>, seen: ReadonlySet<string>): LeftOutReason | null {
  const { personId, facts } = candidate;
  if (personId !== null && exclude.has(personId)) return 'excluded';
  if (seen.has(keyOf(candidate))) return 'twice';
  if (facts.invited) return 'already-invited';
  if (facts.registered) return 'already-registered';
  return facts.unreachable;
}

/** Tells one person from another; of those whom the directory does not know, by what makes two entries one person there: names and mailbox. */
function keyOf({ personId, input }: Candidate): string {
  if (personId !== null) return personId;
  return [input?.email, input?.familyName, input?.givenName].map((part) => part?.trim().toLowerCase() ?? '').join(' ');
}
