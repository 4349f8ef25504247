/**
 * The protocol's number. Raise it with every change of a schema in this folder, and say below what changed.
 * 1: first light.
 */
export const PROTOCOL = 1
