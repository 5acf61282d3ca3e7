/** Styles come with the module that imports them. */
declare module '*.css';
