/** Something a session does by itself, by a rule of its call model. Ends with the session. */
export interface Policy {
  cancel(): void;
}
