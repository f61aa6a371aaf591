import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.js';
import { refuse } from '../access.errors.js';

/** Finds whom a secret stands for; null when it is unknown, revoked or past its end. */
export type ActorSource = (secret: string) => Promise<Actor | null>;

/** Who is asking, by what they present: `Authorization: <scheme> <secret>`, else the session cookie. A room adds the scheme of its own actors. */
@Injectable()
export class ActorSources {
  private readonly schemes = new Map<string, ActorSource>();
  private session: ((request: FastifyRequest) => Promise<Actor | null>) | null = null;

  /** Adds a scheme such as `Link`, `Bearer` or `Device`. Called in `onModuleInit`; a scheme added twice stops the program. */
  add(scheme: string, source: ActorSource): void {
    const name = scheme.toLowerCase();
    if (this.schemes.has(name)) throw new Error(`Two sources read the scheme ${scheme}`);
    this.schemes.set(name, source);
  }

  /** Names how a browser's session is read; it answers null for a request without one. */
  addSession(source: (request: FastifyRequest) => Promise<Actor | null>): void {
    this.session = source;
  }

  /** The actor of a request; `public` when nothing is presented. A secret that is presented and not good is refused, so that nobody acts as somebody else than they think. */
  async actorOf(request: FastifyRequest): Promise<{ actor: Actor; byCookie: boolean }> {
    const [scheme, secret] = (request.headers.authorization ?? '').trim().split(/\s+/, 2);
    if (scheme) {
      const found = secret ? await this.schemes.get(scheme.toLowerCase())?.(secret) : null;
      if (!found) throw refuse(scheme.toLowerCase() === 'link' ? 'LINK_NOT_VALID' : 'TOKEN_NOT_VALID');
      return { actor: found, byCookie: false };
    }
    const signedIn = await this.session?.(request);
    return signedIn ? { actor: signedIn, byCookie: true } : { actor: { kind: 'public' }, byCookie: false };
  }
}
