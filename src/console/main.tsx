import { render } from 'preact';
import { App } from './shell/app.js';
import { Desk } from './state/desk.js';
import { DeskContext } from './state/desk-context.js';

const desk = new Desk();
void desk.begin();

const root = document.querySelector('#console');
if (root) {
  render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  );
}
