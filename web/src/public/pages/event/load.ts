import { unwrap } from '../../../api/client.js';
import { dateRange } from '../../../format/time.js';
import { textIn } from '../../../texts/texts.js';
import type { EventDetail } from '../../facts.js';
import type { PageHandler, Setting } from '../../page.js';
import { registrationFacts } from '../register/window.js';

export const event: PageHandler = {
  path: '/events/:slug',
  load: async ({ api, params, setting }) => {
    const slug = params['slug'] ?? '';
    const [found, registration] = await Promise.all([unwrap(api.GET('/api/v1/public/events/{slug}', { params: { path: { slug } } })), registrationFacts(api, slug)]);
    const { locale } = setting;
    const title = textIn(found.title, locale).text;
    const description = [textIn(found.theme, locale).text, dateRange(found.startsLocal, found.endsLocal, locale, found.datePrecision), textIn(found.city, locale).text].filter((part) => part !== '').join('. ');
    return { page: 'event', title, description, structured: structured(found, setting), data: { event: found, registration } };
  },
};

const MODES: Readonly<Record<string, string>> = { 'in-person': 'Offline', online: 'Online', hybrid: 'Mixed' };
const STATUSES: Readonly<Record<string, string>> = { cancelled: 'EventCancelled', postponed: 'EventPostponed' };

/** The event as https://schema.org/Event describes one. */
function structured(event: EventDetail, { locale, publicUrl }: Setting): object {
  const text = (of: EventDetail['title'] | null): string | undefined => textIn(of, locale).text || undefined;
  const url = `${publicUrl}/events/${event.slug}`;
  const place = { '@type': 'Place', name: text(event.venue) ?? text(event.city), address: { '@type': 'PostalAddress', addressLocality: text(event.city), addressCountry: event.countryIso2 ?? undefined } };
  const virtual = { '@type': 'VirtualLocation', url };
  return {
    '@context': 'https://schema.org',
    '@type': event.kind === 'training' ? 'EducationEvent' : 'Event',
    name: text(event.title),
    description: text(event.theme),
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventAttendanceMode: `https://schema.org/${MODES[event.mode] ?? 'Offline'}EventAttendanceMode`,
    eventStatus: `https://schema.org/${STATUSES[event.status] ?? 'EventScheduled'}`,
    location: event.mode === 'online' ? virtual : event.mode === 'hybrid' ? [place, virtual] : place,
    organizer: event.organisers.map((name) => ({ '@type': 'Organization', name: text(name) })),
    inLanguage: event.workingLanguages,
    url,
  };
}
