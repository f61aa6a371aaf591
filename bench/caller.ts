import { connect, type Socket } from 'node:net';

/** One connection that asks one thing at a time. Does as little as it can, so that its own work does not count as the server's. */
export class Caller {
  private received = '';
  private answer: ((answer: { status: number; text: string }) => void) | null = null;
  private fail: ((error: Error) => void) | null = null;

  private readonly socket: Socket;
  private readonly host: string;

  private constructor(socket: Socket, host: string) {
    this.socket = socket;
    this.host = host;
    socket.setNoDelay(true).setEncoding('utf8');
    socket.on('data', (part: string) => this.read(part));
    socket.on('error', (error) => this.fail?.(error));
    socket.on('close', () => this.fail?.(new Error('The server closed the connection')));
  }

  static to(url: string): Promise<Caller> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Caller(socket, host)));
      socket.once('error', reject);
    });
  }

  post(path: string, body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
      this.socket.write(`POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.fail = null;
    this.socket.destroy();
  }

  private read(part: string): void {
    this.received += part;
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.received.slice(0, head))?.[1] ?? 0);
    const text = this.received.slice(head + 4);
    // Answers of this route are ASCII, so characters are bytes.
    if (text.length < length) return;
    const status = Number(this.received.slice(9, 12));
    this.received = '';
    this.answer?.({ status, text });
  }
}
