import { maskedPath } from './masked-path.js';

describe('the path that a log keeps', () => {
  it('has no query, which may hold what somebody searched for', () => {
    expect(maskedPath('/api/v1/people?search=Akhmetova')).toBe('/api/v1/people');
  });

  it('has no secret of a personal link', () => {
    expect(maskedPath(`/invitation/${'a-B_9'.repeat(9)}/decline`)).toBe('/invitation/:secret/decline');
  });

  it('keeps ids, by which a fault is found', () => {
    const path = '/api/v1/events/01977a3e-0000-7000-8000-0123456789ab/registrations';
    expect(maskedPath(path)).toBe(path);
  });
});
