// Starts the desk's own program in a worker, where it reads feeds. The build writes its addresses in here.

import init from "/residents-desk.js";

await init({ module_or_path: "/residents-desk_bg.wasm" });
