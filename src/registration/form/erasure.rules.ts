import { fieldsOf, questionIdOf, type Answers, type FormDefinition } from './form.js';

const DAY = 86_400_000;

/** The answers whose time is over: those to questions that are kept so many days after the event. */
export function expiredAnswers(definition: FormDefinition, answers: Answers, endsAt: Date, now: Date): string[] {
  const days = new Map(fieldsOf(definition).map(({ id, keptDays }) => [id, keptDays]));
  return Object.keys(answers).filter((id) => {
    const kept = days.get(questionIdOf(id)) ?? null;
    return kept !== null && endsAt.getTime() + kept * DAY <= now.getTime();
  });
}
