// The files that are compiled into the program. C, because its #embed takes no time, where a literal
// of as many bytes keeps the Swift compiler busy for a quarter of a minute.

#include "AssetBytes.h"

#define ASSET(name) \
  struct asset_bytes asset_##name(void) { \
    struct asset_bytes bytes = {name, sizeof name}; \
    return bytes; \
  }

static const unsigned char defaults[] = {
#embed "../Assets/defaults.jsonc"
};
ASSET(defaults)

static const unsigned char report_css[] = {
#embed "../Assets/Resources/report.css"
};
ASSET(report_css)

static const unsigned char report_js[] = {
#embed "../Assets/Resources/report.js"
};
ASSET(report_js)

static const unsigned char replay_model_js[] = {
#embed "../Assets/Resources/replay-model.js"
};
ASSET(replay_model_js)

static const unsigned char replay_plan_js[] = {
#embed "../Assets/Resources/replay-plan.js"
};
ASSET(replay_plan_js)

static const unsigned char replay_boards_js[] = {
#embed "../Assets/Resources/replay-boards.js"
};
ASSET(replay_boards_js)

static const unsigned char replay_js[] = {
#embed "../Assets/Resources/replay.js"
};
ASSET(replay_js)

static const unsigned char drill_js[] = {
#embed "../Assets/Resources/drill.js"
};
ASSET(drill_js)
