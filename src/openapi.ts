import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { buildApplication } from './application.js';

/** Writes `openapi.json` from the built application, or with `--check` fails when the committed one is out of date. */
const FILE = 'openapi.json';

// The description needs no settings and no database; these satisfy the loader alone.
process.env['DATABASE_URL'] ??= 'postgres://preview@localhost/preview';
process.env['SMTP_URL'] ??= 'smtp://localhost';
process.env['CONVOKE_SECRET'] ??= Buffer.alloc(32).toString('base64');

const app = await buildApplication({ preview: true, quiet: true });
const description = new DocumentBuilder()
  .setOpenAPIVersion('3.1.0')
  .setTitle('Convoke')
  .setDescription('The event and training desk of intergovernmental secretariats.')
  .setVersion('1')
  .build();
const text = `${JSON.stringify(SwaggerModule.createDocument(app, description), null, 2)}\n`;

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
