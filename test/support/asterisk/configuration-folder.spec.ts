import { describe, expect, it } from '@jest/globals';
import { render } from './configuration-folder.js';

describe('render', () => {
  it('puts every value in and leaves addresses alone', () => {
    const text = 'bind = @HOST@:@SIP_PORT@\ncontact = sip:1001@host\nexten => _X.,1,Dial(PJSIP/${EXTEN}@trunk,60)';
    expect(render(text, { HOST: '127.0.0.1', SIP_PORT: 5060 })).toBe(
      'bind = 127.0.0.1:5060\ncontact = sip:1001@host\nexten => _X.,1,Dial(PJSIP/${EXTEN}@trunk,60)',
    );
  });

  it('refuses a name without a value', () => {
    expect(() => render('bind = @HSOT@', { HOST: '127.0.0.1' })).toThrow('@HSOT@');
  });
});
