package catalog_test

import (
	"regexp"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table/digest"
)

func TestDigest(t *testing.T) {
	t.Parallel()
	if !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(catalog.Digest()) {
		t.Errorf("digest %q is no SHA-256 in hex", catalog.Digest())
	}
	got, err := digest.Of(catalog.TablesForTest())
	if err != nil {
		t.Fatal(err)
	}
	if got != catalog.Digest() {
		t.Errorf("the tables' digest is %s, the constant %s: run go run ./tools/catalog", got, catalog.Digest())
	}
	changed := catalog.TablesForTest()
	changed.Options = changed.Options[1:]
	if other, err := digest.Of(changed); err != nil || other == got {
		t.Errorf("the digest does not tell that a row is gone: %v", err)
	}
}
