/**
 * SQL for rooms that choose people of an event in one statement: true when a registration was at its event, on some day or in some session. The same fold as
 * `presences`: a scan that admits counts unless one taken back lies after it. `id` is an expression of that statement.
 */
export function came(id: string): string {
  return `EXISTS (SELECT FROM scan AS entry WHERE entry.registration_id = ${id} AND entry.direction = 'in' AND entry.verdict IN ('ADMITTED', 'ALREADY_IN')
             AND NOT EXISTS (SELECT FROM scan AS undone WHERE undone.registration_id = entry.registration_id AND undone.day = entry.day
                                AND undone.session_id IS NOT DISTINCT FROM entry.session_id AND undone.direction = 'undo' AND undone.verdict = 'UNDONE'
                                AND (${at('undone')}, undone.device_id, undone.sequence) > (${at('entry')}, entry.device_id, entry.sequence)))`;
}

/** SQL: true when somebody was admitted at the door of an event, so that its attendance was kept. */
export function attendanceKept(eventId: string): string {
  return `EXISTS (SELECT FROM scan AS kept WHERE kept.event_id = ${eventId} AND kept.direction = 'in' AND kept.verdict = 'ADMITTED')`;
}

/** When it was scanned by the server's clock, to the millisecond; never later than it was heard of. */
function at(scan: string): string {
  return `date_trunc('milliseconds', least(${scan}.device_time + ${scan}.clock_offset_ms * interval '1 millisecond', ${scan}.received_at))`;
}
