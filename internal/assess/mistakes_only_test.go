package assess_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// TestMistakesOnly looks for mistakes in calls whose findings nobody reads.
func TestMistakesOnly(t *testing.T) {
	t.Parallel()

	const text = "[glance]\ninsecure = true\n"
	for name, test := range map[string]struct {
		request assess.Request
		mistake string // "" for none
	}{
		"none":     {assess.Request{Sources: []assess.SourceText{{Name: "nova.conf", Content: text}}}, ""},
		"service":  {assess.Request{Service: "novva", Sources: []assess.SourceText{{Name: "nova.conf", Content: text}}}, "Service not covered"},
		"release":  {assess.Request{Policy: assess.PolicyText{Release: "2031.1"}, Sources: []assess.SourceText{{Name: "nova.conf", Content: text}}}, "Unknown release"},
		"source":   {assess.Request{}, "No source"},
		"sections": {assess.Request{Sections: []string{}, Sources: []assess.SourceText{{Name: "nova.conf", Content: text}}}, "Empty list of sections"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := test.request
			request.MistakesOnly = true
			result, mistakes := assess.Run(&request, fleetDay)
			if test.mistake == "" {
				if len(mistakes) > 0 || len(result.Findings) > 0 || result.Rendered != "" {
					t.Fatalf("result %+v, mistakes %v", result, mistakes)
				}
				return
			}
			if len(mistakes) != 1 || mistakes[0].Summary != test.mistake {
				t.Errorf("mistakes %v, want %s", mistakes, test.mistake)
			}
		})
	}
}

// TestCloudMistakesOnly looks for mistakes in clouds whose findings nobody reads.
func TestCloudMistakesOnly(t *testing.T) {
	t.Parallel()

	cloud := &assess.Cloud{Members: []assess.CloudMember{
		cloudMember(0, "a", "nova", "[glance]\ninsecure = true\n"),
		cloudMember(1, "b", "glance", "[DEFAULT]\nbind_port = x\n"),
	}}
	cloud.MistakesOnly = true
	if result, mistakes := assess.RunCloud(cloud, fleetDay); result != nil || len(mistakes) > 0 {
		t.Errorf("result %+v, mistakes %v", result, mistakes)
	}
	cloud.Members[1].Service = "glanse"
	if _, mistakes := assess.RunCloud(cloud, fleetDay); len(mistakes) != 1 || mistakes[0].Summary != "Service not covered" {
		t.Errorf("mistakes %v", mistakes)
	}
}
