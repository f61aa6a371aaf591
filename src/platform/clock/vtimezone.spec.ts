import ICAL from 'ical.js';
import { instantOf } from './zoned.js';
import { vtimezone } from './vtimezone.js';

/** What an independent reader of calendars makes of a wall time under this description. */
function readBack(zone: string, local: string, description: string): Date {
  const component = new ICAL.Component(ICAL.parse(description));
  const time = ICAL.Time.fromDateTimeString(`${local}:00`);
  time.zone = new ICAL.Timezone({ component, tzid: zone });
  return time.toJSDate();
}

describe('the VTIMEZONE of a zone', () => {
  it.each([
    ['Asia/Almaty', '2026-09-22T09:00'],
    ['Asia/Almaty', '2024-02-29T09:00'],
    ['Asia/Almaty', '2024-03-01T09:00'],
    ['Europe/Zurich', '2026-03-28T09:00'],
    ['Europe/Zurich', '2026-03-29T09:00'],
    ['Europe/Zurich', '2026-10-24T09:00'],
    ['Europe/Zurich', '2026-10-25T09:00'],
    ['America/New_York', '2026-11-02T09:00'],
    ['Asia/Kabul', '2026-05-05T09:00'],
    ['Asia/Tehran', '2026-06-01T09:00'],
    ['Asia/Kathmandu', '2026-06-01T09:00'],
  ])('lets a calendar in %s find the instant of %s', (zone, local) => {
    const meant = instantOf({ local, zone });
    const description = vtimezone(zone, new Date(meant.getTime() - 40 * 86_400_000), new Date(meant.getTime() + 40 * 86_400_000));
    expect(readBack(zone, local, description)).toEqual(meant);
  });

  it('spells out the change of Kazakhstan on 1 March 2024', () => {
    const description = vtimezone('Asia/Almaty', new Date('2024-02-20T00:00Z'), new Date('2024-03-10T00:00Z'));
    expect(description.split('\r\n')).toEqual(expect.arrayContaining(['DTSTART:20240301T000000', 'TZOFFSETFROM:+0600', 'TZOFFSETTO:+0500']));
    expect(description).not.toContain('DAYLIGHT');
  });

  it('calls summer time DAYLIGHT', () => {
    expect(vtimezone('Europe/Zurich', new Date('2026-07-01'), new Date('2026-07-02'))).toContain('BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200');
  });

  it('does without changes in a zone that never had any', () => {
    expect(vtimezone('Etc/GMT-5', new Date('2026-01-01'), new Date('2026-12-31'))).toContain('TZOFFSETFROM:+0500\r\nTZOFFSETTO:+0500');
  });
});
