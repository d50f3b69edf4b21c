/**
 * What a name alone says of a call: `pure` names compute, `guard` names protect what follows, `order` names do something whose
 * sequence can be seen. It is the last thing to go by: nothing in a name makes it true.
 */
export type NameKind = 'read' | 'write' | 'lifecycle' | 'guard' | 'order' | 'pure' | 'unknown';
