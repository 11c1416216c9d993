#ifndef ASSET_BYTES_H
#define ASSET_BYTES_H

/// The bytes of a file that is part of the program; static, never freed.
struct asset_bytes {
  const unsigned char *start;
  long count;
};

struct asset_bytes asset_defaults(void);
struct asset_bytes asset_report_css(void);
struct asset_bytes asset_report_js(void);
struct asset_bytes asset_replay_model_js(void);
struct asset_bytes asset_replay_plan_js(void);
struct asset_bytes asset_replay_boards_js(void);
struct asset_bytes asset_replay_js(void);
struct asset_bytes asset_drill_js(void);

#endif
