/** The arrows of the tree: what lies below knows nothing of what lies above, and a room is entered by its door. */
const ROOMS = ['access', 'files', 'messages', 'directory', 'events', 'registration', 'invitations', 'delegations', 'attendance', 'reminders', 'meetings', 'trainings', 'forums'];

/** What each room may stand on. */
const BELOW = {
  platform: [],
  access: [],
  files: ['access'],
  messages: ['access'],
  directory: ['access', 'messages'],
  events: ['access', 'messages', 'directory'],
  registration: ['access', 'files', 'messages', 'directory', 'events'],
  invitations: ['access', 'files', 'messages', 'directory', 'events', 'registration'],
  delegations: ['access', 'files', 'messages', 'directory', 'events', 'registration', 'invitations'],
  attendance: ['access', 'files', 'messages', 'directory', 'events', 'registration'],
  reminders: ['access', 'files', 'messages', 'directory', 'events', 'registration', 'invitations', 'delegations', 'attendance'],
  meetings: ['access', 'files', 'messages', 'directory', 'events', 'registration', 'invitations', 'delegations', 'attendance', 'reminders'],
  trainings: ['access', 'files', 'messages', 'directory', 'events', 'registration', 'invitations', 'delegations', 'attendance', 'reminders'],
  forums: ['access', 'files', 'messages', 'directory', 'events', 'registration', 'invitations', 'delegations', 'attendance', 'reminders'],
  // Serves the built faces; asks the API as any client does.
  web: ['access'],
  demo: ROOMS,
};

const arrows = Object.entries(BELOW).map(([room, below]) => ({
  name: `arrows-of-${room}`,
  comment: `${room} stands on ${['platform', ...below].join(', ')} alone`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/[^/]+/', pathNot: `^src/(${[room, 'platform', ...below].join('|')})/` },
}));

const doors = ROOMS.map((room) => ({
  name: `door-of-${room}`,
  comment: `${room} is entered through its index.ts`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/index\\.ts$` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...arrows,
    ...doors,
    {
      name: 'environment-is-read-in-one-place',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(platform/config|main|worker|openapi|cli)' },
      to: { path: '^node:process$|^process$' },
    },
    { name: 'no-deprecated', severity: 'error', from: {}, to: { dependencyTypes: ['deprecated'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'], extensions: ['.ts', '.js'] },
  },
};
