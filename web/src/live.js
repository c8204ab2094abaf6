// What every live page does: connect the official client. The page carries the token that it connects with.
import { Socket } from 'phoenix';
import { LiveSocket } from 'phoenix_live_view';

const token = document.querySelector('meta[name="csrf-token"]').content;
new LiveSocket('/live', Socket, { params: { _csrf_token: token } }).connect();
