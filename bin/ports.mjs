import { createServer } from 'node:net';

/** A port of this machine that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The number in a variable, or the usual one. */
export function portOf(variable, otherwise) {
  const text = process.env[variable];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${variable} must be a port, a whole number from 1 to 65535; it is "${text}".`);
  return port;
}

/** Rejects with one sentence when a port cannot be listened on. */
export function mustBeFree(port, variable, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(new Error(sentence(error, port, variable))));
    probe.listen(port, host, () => probe.close(resolve));
  });
}

function sentence(error, port, variable) {
  const instead = `${variable}=${port < 1024 ? 3000 : port + 1} npm start`;
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or choose another: ${instead}`;
  if (error.code === 'EACCES') return `Port ${port} is reserved for the administrator of this machine. Choose another: ${instead}`;
  return `Port ${port} cannot be opened: ${error.message}. Choose another: ${instead}`;
}
