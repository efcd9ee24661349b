# shellcheck shell=bash
# ./shop screenshots: the README's pictures, of the shop that is up.

verb_screenshots() {
  (($# == 0)) || fail "screenshots doesn't know '$1': ./shop help"
  is_up || fail 'the shop is not up: ./shop up --detach first'
  need_web_packages
  SHOP_URL="http://127.0.0.1:$(up_value port)" SHOP_OWNER="$ROOT/.shop/owner" PICTURES="$ROOT/docs/pictures" \
    node Web/e2e/pictures.mjs || fail 'the pictures could not be made'
}
