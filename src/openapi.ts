import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { previewApplication } from './application.js';
import { Problem } from './platform/http/index.js';

/** Writes `openapi.json` from the built application, or with `--check` fails when the committed one is out of date. */
const FILE = 'openapi.json';

const app = await previewApplication();
const description = new DocumentBuilder()
  .setOpenAPIVersion('3.1.0')
  .setTitle('Convoke')
  .setDescription('The event and training desk of intergovernmental secretariats.')
  .setVersion('1')
  // Routes are the same on every installation; where one is, its keeper says.
  .addServer('/')
  .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token made on the command line, with scopes and an end date' }, 'token')
  .addApiKey({ type: 'apiKey', in: 'header', name: 'Authorization', description: '`Link <secret>` from a personal letter, or `Device <secret>` of a paired desk' }, 'secret')
  .addApiKey({ type: 'apiKey', in: 'cookie', name: '__Host-convoke', description: 'Set by signing in; `convoke` where the address is not https' }, 'session')
  .build();
const document = SwaggerModule.createDocument(app, description, { extraModels: [Problem] });

const problem = { description: 'Why not (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const once = { name: 'Idempotency-Key', in: 'header', required: false, description: 'Lets this request be sent again and count once', schema: { type: 'string', minLength: 8, maxLength: 200 } } as const;
for (const path of Object.values(document.paths)) {
  for (const operation of [path.get, path.put, path.post, path.patch, path.delete]) if (operation) operation.responses['default'] ??= problem;
  if (path.post?.responses['201']) path.post.parameters = [...(path.post.parameters ?? []), once];
}
// The compiler names the members of a union in the order in which it met them, which an incremental build changes; the description does not depend on that.
const inOrder = (key: string, value: unknown): unknown =>
  key === 'enum' && Array.isArray(value) ? value.toSorted((a, b) => Number(a === null) - Number(b === null) || String(a).localeCompare(String(b), 'en')) : value;
const text = `${JSON.stringify(document, inOrder, 2)}\n`;

if (process.argv.includes('--check')) {
  const committed = await readFile(FILE, 'utf8');
  if (committed !== text) {
    process.stderr.write(`${FILE} does not say what the code does. Run: npm run openapi\n`);
    process.exit(1);
  }
} else {
  await writeFile(FILE, text);
}
process.exit(0);
