import type { components } from '../../../api/schema.js';
import { api, unwrap, type Part } from '../../index.js';
import { useTexts } from './texts.js';

export type Message = components['schemas']['MessageResponse'];
export type MessageDetail = components['schemas']['MessageDetailResponse'];
export type MessageSummary = components['schemas']['MessageSummaryResponse'];
export type MessageStatus = Message['status'];

/** Statuses that one filters by, those that need somebody first. */
export const STATUSES = ['failed', 'unknown', 'waiting', 'handed', 'sending', 'sent', 'suppressed', 'cancelled'] as const;
/** Statuses by what they mean to people. */
export const GROUPS = ['attention', 'underway', 'ended'] as const;

/** What the address of the page says about which messages to show. */
export interface Wanted {
  status?: MessageStatus | undefined;
  group?: (typeof GROUPS)[number] | undefined;
  kind?: string | undefined;
  person?: string | undefined;
}

/** Whose messages: of one event, or with null of all and of none. The API has a route for each, for permissions differ. */
export type Scope = string | null;

/** Where what is read of messages is kept. */
export function keyOf(eventId: Scope): readonly string[] {
  return eventId === null ? ['messages'] : ['events', eventId, 'messages'];
}

export function listMessages(eventId: Scope, wanted: Wanted, part: Part): Promise<{ items: Message[]; next: string | null }> {
  const { status, group, kind, person } = wanted;
  const query = { ...part, ...(status && { status }), ...(group && { group }), ...(kind && { kind }), ...(person && { person }) };
  if (eventId === null) return unwrap(api.GET('/api/v1/messages', { params: { query } }));
  return unwrap(api.GET('/api/v1/events/{eventId}/messages', { params: { path: { eventId }, query } }));
}

export function countMessages(eventId: Scope): Promise<MessageSummary> {
  if (eventId === null) return unwrap(api.GET('/api/v1/messages/summary'));
  return unwrap(api.GET('/api/v1/events/{eventId}/messages/summary', { params: { path: { eventId } } }));
}

export function readMessage(eventId: Scope, messageId: string): Promise<MessageDetail> {
  if (eventId === null) return unwrap(api.GET('/api/v1/messages/{messageId}', { params: { path: { messageId } } }));
  return unwrap(api.GET('/api/v1/events/{eventId}/messages/{messageId}', { params: { path: { eventId, messageId } } }));
}

export function retryMessage(eventId: Scope, messageId: string): Promise<MessageDetail> {
  if (eventId === null) return unwrap(api.POST('/api/v1/messages/{messageId}/retry', { params: { path: { messageId } } }));
  return unwrap(api.POST('/api/v1/events/{eventId}/messages/{messageId}/retry', { params: { path: { eventId, messageId } } }));
}

export function retryMessages(eventId: Scope, ids: string[]): Promise<components['schemas']['RetriedResponse']> {
  if (eventId === null) return unwrap(api.POST('/api/v1/messages/retry', { body: { ids } }));
  return unwrap(api.POST('/api/v1/events/{eventId}/messages/retry', { params: { path: { eventId } }, body: { ids } }));
}

export function settleMessage(eventId: Scope, messageId: string, as: 'sent' | 'cancelled'): Promise<MessageDetail> {
  if (eventId === null) return unwrap(api.POST('/api/v1/messages/{messageId}/settle', { params: { path: { messageId } }, body: { as } }));
  return unwrap(api.POST('/api/v1/events/{eventId}/messages/{messageId}/settle', { params: { path: { eventId, messageId } }, body: { as } }));
}

/** Says which letter a kind of message is; a kind without a name of its own is told by its code. */
export function useKindName(): (kind: string) => string {
  const t = useTexts();
  return (kind) => {
    const key = `kind.${kind}`;
    return t.has(key) ? t(key) : kind;
  };
}
