#!/usr/bin/env node
import { startMailSink } from './mail-sink.mjs';
import { portOf } from './ports.mjs';

/** The mail server for trying Convoke out, as a process of its own: beside containers, where `npm start` does not bring it. */
const sink = await startMailSink({ folder: process.env.MAIL_FOLDER ?? '.data/mail', host: process.env.HOST ?? '127.0.0.1', smtpPort: portOf('MAIL_PORT', 2525), inboxPort: portOf('INBOX_PORT', 8025) });
process.stdout.write('The mail sink listens; nothing that it takes goes anywhere else.\n');
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void sink.stop());
