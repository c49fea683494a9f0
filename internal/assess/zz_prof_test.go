package assess_test
import ("testing";"fmt";"github.com/osloconf/terraform-provider-osloconf/internal/assess")
func BenchmarkZZFleetGlance(b *testing.B) {
	for _, judge := range []bool{false,true} {
	b.Run(fmt.Sprint(judge), func(b *testing.B){
	fleet := &assess.Fleet{Kind: assess.FleetGlance}
	fleet.JudgeOnly = judge
	for i := range 1000 {
		n := fmt.Sprintf("glance%d", i)
		fleet.Members = append(fleet.Members, assess.FleetMember{Name: n, Options: optionTexts("endpoint_override","https://"+n+".example.org","cafile","/etc/ssl/ca.pem","certfile","/etc/nova/glance.crt","keyfile","/etc/nova/glance.key","insecure","false","num_retries","3","debug","false","split_loggers","true")})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, mistakes := assess.RunFleet(fleet, fleetDay); len(mistakes) > 0 {
			b.Fatal(mistakes)
		}
	}
	})
	}
}
