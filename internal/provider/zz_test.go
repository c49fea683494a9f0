package provider_test
import ("testing";"github.com/osloconf/terraform-provider-osloconf/internal/examples")
func TestZZ(t *testing.T) {
	program, _ := examples.Find()
	engine, err := examples.Start(t.Context(), t.TempDir(), program)
	if err != nil { t.Fatal(err) }
	e, _ := examples.Load("../../examples/guides/cloud")
	work := t.TempDir()
	if err := e.Prepare(work); err != nil { t.Fatal(err) }
	run, err := engine.Plan(t.Context(), work, false)
	if err != nil { t.Fatal(err) }
	for _, d := range run.Diagnostics { t.Logf("%s: %s\n%s\n", d.Severity, d.Summary, d.Detail) }
	for k, o := range run.Outputs { t.Logf("%s %s", k, o.Value) }
}
