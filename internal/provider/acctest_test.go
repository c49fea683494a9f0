package provider_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// TestMain isolates the tests from the user's own Terraform settings.
func TestMain(m *testing.M) {
	for _, name := range []string{"TF_CLI_CONFIG_FILE", "TF_DATA_DIR", "TF_WORKSPACE", "TF_CLI_ARGS", "TF_LOG"} {
		os.Unsetenv(name)
	}
	var err error
	if programs, err = os.MkdirTemp("", "osloconf"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(programs)
	os.Exit(code)
}

// programs is a folder for the programs that tests build.
var programs string

// factories serve the provider from the test process.
func factories() map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"osloconf": func() (tfprotov6.ProviderServer, error) { return provider.New("test")(), nil },
	}
}

// acceptance runs the steps on a real Terraform.
func acceptance(t *testing.T, steps ...resource.TestStep) {
	t.Helper()
	t.Parallel()
	resource.UnitTest(t, resource.TestCase{ProtoV6ProviderFactories: factories(), Steps: steps})
}

// failing is a step whose plan fails with a message that contains the words in
// this order. Terraform wraps lines, so a space matches any white space.
func failing(config string, words ...string) resource.TestStep {
	return resource.TestStep{Config: config, PlanOnly: true, ExpectError: wrapped(words...)}
}

// named logs a step's name before it runs. Steps of one test take Terraform a
// quarter of the time that a test for each would.
func named(t *testing.T, name string, step resource.TestStep) resource.TestStep {
	step.PreConfig = func() { t.Log("step:", name) }
	return step
}

// wrapped matches the words in this order, however Terraform wraps them.
func wrapped(words ...string) *regexp.Regexp {
	var patterns []string
	for _, w := range words {
		var fields []string
		for field := range strings.FieldsSeq(w) {
			fields = append(fields, regexp.QuoteMeta(field))
		}
		patterns = append(patterns, strings.Join(fields, `[\s│]+`))
	}
	return regexp.MustCompile(`(?s)` + strings.Join(patterns, `.*`))
}

// glanceBlock is a data source osloconf_glance named "test".
func glanceBlock(arguments string) string {
	return fmt.Sprintf("data \"osloconf_glance\" \"test\" {\n%s\n}\n", arguments)
}
