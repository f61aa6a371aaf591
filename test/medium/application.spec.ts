import { startApplication, type TestApplication } from '../support/application.js';

describe('the application', () => {
  let running: TestApplication;
  beforeAll(async () => {
    running = await startApplication();
  });
  afterAll(() => running.close());

  it('answers an unknown address with a problem that has a code and a request id', async () => {
    const answer = await running.app.inject({ url: '/api/v1/nothing-here' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND', status: 404, requestId: expect.any(String) });
  });
});
